"""The login in its forms."""
