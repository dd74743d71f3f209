"""What must hold for any text and any damaged file."""
