"""The guided session: a panel in the page, its twin on the terminal, and the recorder. It does no step itself."""
