"""What people read: sentences of the walk, questions on a terminal, first runs, and a look at all texts at once."""
