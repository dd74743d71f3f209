"""The practice org's passkeys, without a browser."""
