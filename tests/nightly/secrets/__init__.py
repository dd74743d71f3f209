"""Known secrets are planted wherever one is used; nothing of them is in what a run leaves."""
