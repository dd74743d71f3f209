"""Files read and written so that nothing is lost or half-written, and the output of a command. It knows no content."""
