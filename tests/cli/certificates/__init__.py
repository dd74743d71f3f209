"""The commands of key and certificate that need no browser, as processes."""
