"""What a page is, from stored snapshots and from snapshots written by hand; no browser is opened."""
