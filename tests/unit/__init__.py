"""What can be tested without a browser, by the rooms of automation."""
