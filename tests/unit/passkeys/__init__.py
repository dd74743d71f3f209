"""Kept passkeys: the file, its seal, its key, and which of them serves."""
