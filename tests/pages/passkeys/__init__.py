"""Passkeys in the browser."""
