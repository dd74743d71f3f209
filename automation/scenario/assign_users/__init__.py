"""Assign users, a step beyond the guide's 17, taken only when asked for."""
