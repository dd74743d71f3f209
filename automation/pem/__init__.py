"""Keys and certificates as texts: where they come from and in which forms people hand them over."""
