"""Lists of the org's apps, in Lightning and in Classic: their rows, and what leads from a row to its app."""
