"""Keys and certificates as texts: where they come from, and the forms in which people hand them over."""
