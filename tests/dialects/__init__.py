"""Walks through practice orgs that speak dialects drawn from seeds: what each walk may touch, and how each must end."""
