"""What runs before anything is installed: the standard library alone, in a syntax that Python 3.8 reads."""
