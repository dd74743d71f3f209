"""One org in one browser: going there, waiting there, and which hosts are the org's."""
