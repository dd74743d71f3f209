"""Orgs that behave otherwise, and networks between them and this machine."""
