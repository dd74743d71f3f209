"""Dialects of the practice org."""
