"""Kills a run at each step and looks at what the next one makes of it."""
