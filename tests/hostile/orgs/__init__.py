"""Orgs that behave otherwise, and networks between them and this machine."""

from . import modes as modes  # which makes each mode known by its name
