"""What a person is shown of a session: one set of facts for every face."""
