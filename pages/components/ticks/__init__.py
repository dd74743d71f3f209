"""Names with a box to tick each, or in a pair of lists: the one that is meant, and nothing else, is changed."""
