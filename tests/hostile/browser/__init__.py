"""What the browser lets no page do, with real browsers."""
