"""Lists and tables: found, absent or unreadable; never guessed."""
