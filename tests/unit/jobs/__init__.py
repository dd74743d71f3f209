"""What carries a command out, without a browser."""
