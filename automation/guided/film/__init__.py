"""The record of a guided session: what the window showed, with what is private covered, as a film with captions."""
