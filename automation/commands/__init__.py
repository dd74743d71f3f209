"""The commands, one file each: what a command does, in the order in which it does it. They parse no argument."""
