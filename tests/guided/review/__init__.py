"""Guided sessions as the review had them by hand, each test named after its line."""
