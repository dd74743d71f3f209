"""Least privilege on the command line: advice, and --strict."""
