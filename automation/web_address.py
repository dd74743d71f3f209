"""Addresses of web servers: which are on this machine, and what of one may be repeated."""

from __future__ import annotations

from urllib.parse import urlsplit


def origin_of(url: str) -> str:
    """Scheme and host of an address, which is all of it that is repeated."""
    parts = urlsplit(url)
    return f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}"


def is_local(url: str) -> bool:
    """Whether an address is on this machine (RFC 6761 gives it all names below localhost)."""
    try:
        host = (urlsplit(url).hostname or "").rstrip(".")
    except ValueError:
        return False
    return host in ("localhost", "127.0.0.1", "::1") or host.endswith(".localhost")
