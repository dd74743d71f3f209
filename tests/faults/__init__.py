"""Each fault of the practice org at each step: what a walk makes of it."""
