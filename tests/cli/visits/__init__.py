"""The commands that go through all screens."""
