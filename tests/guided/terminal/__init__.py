"""The guided session on the terminal: the panel's twin, and a way of its own."""
