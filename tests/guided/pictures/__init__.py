"""The README's pictures, made from the running product: `python -m tests.guided.pictures`."""
