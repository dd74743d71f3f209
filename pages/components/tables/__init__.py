"""Lists and tables: a row is found, absent or unreadable, and never guessed."""
