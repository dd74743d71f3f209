"""What real clients say of apps that were broken on purpose, explained; and `verify` with the real CLI."""
