"""The panel in the page: its script and looks, and the ends of them in the program."""
