"""What a person is shown to touch at each step."""
