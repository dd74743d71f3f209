"""The recipes for a scheduler: read as what they are, and run step by step."""
