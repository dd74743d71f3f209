"""Layouts by the family of pages that they come from. Importing a module registers what it has."""
