"""What goes wrong with a person at the page, and the ways on: nothing of it ends a session."""
