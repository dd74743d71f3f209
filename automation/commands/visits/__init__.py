"""Commands that go through all screens and write nothing to the org: what each shows, and how each is made."""
