"""Kept passkeys: one file a user of an org, sealed with a key that is kept elsewhere. It opens no browser."""
