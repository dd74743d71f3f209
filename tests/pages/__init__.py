"""Screens and components in a browser, on the practice org and on pages drawn otherwise."""
