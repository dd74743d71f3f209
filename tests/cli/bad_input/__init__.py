"""Bad input of every command: refused before a browser opens, and told by where it came from."""
