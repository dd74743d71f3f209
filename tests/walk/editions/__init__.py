"""Walks in orgs of each edition of the screens, and in the next one."""
