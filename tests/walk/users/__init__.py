"""Step 17: whom its names mean, what is attached and made, and what is refused before the first write."""
