"""The app as it should be and as an org has it, field by field, and how the two differ. It opens no page."""
