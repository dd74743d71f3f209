"""The guided session: a panel in the page and its twin on the terminal, and the recorder."""
