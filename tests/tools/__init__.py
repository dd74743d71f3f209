"""Commands for those who work on it: the lists of requirements, README.md's tables and .env.example."""
