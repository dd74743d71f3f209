"""Orgs and networks that mislead: the walk stops before it does the wrong thing."""
