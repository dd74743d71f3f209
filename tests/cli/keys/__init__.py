"""Where the consumer key comes from when the command runs as a process, in orgs that show it for a code alone."""
