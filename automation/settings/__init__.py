"""The settings: one table, read from flags, environment and .env, each with where it came from."""
