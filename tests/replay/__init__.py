"""Walks nothing: looks at what a capture, or a run that failed, has kept of an org's screens."""
