"""The record of a guided session: what is on it, and what is not to be read on it."""
