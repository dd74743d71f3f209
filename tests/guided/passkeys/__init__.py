"""A passkey that is registered in a window, and used with nobody there."""
