"""What the steps of one run share: the session in the org, and what has been read there."""
