"""The end card of a guided session, and what can follow it."""
