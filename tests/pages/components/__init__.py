"""Parts of a screen, on pages of all kinds."""
