"""The guided session on the terminal."""
