"""A stranger who does anything at all, by a fixed seed: the panel offers a way that ends the walk all the same."""
