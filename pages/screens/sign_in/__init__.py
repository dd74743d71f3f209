"""The screens on the way in."""
