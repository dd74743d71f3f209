"""The consumer key and secret of an app: the ways to them. They change nothing in the org."""
