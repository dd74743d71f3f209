"""Nobody is there at three in the morning: plans, second runs, resume, undo, evidence, reports, failure classes."""
