"""The guided session: a panel in the page and the terminal, for a person who watches, decides and takes over."""
