"""The commands that say whether an app lets a client log in, and what is wrong where it does not."""
