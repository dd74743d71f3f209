"""The screens of Setup, one a file."""
