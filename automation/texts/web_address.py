"""Addresses of web servers: which are on this machine, and what of one may be repeated."""

from __future__ import annotations

import ipaddress
import re
from urllib.parse import urlsplit

_NAME = re.compile(r"(?=.{1,253}\Z)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?(?:\.(?!\Z)|\Z))+")


def host_of(text: str) -> str:
    """A host's name or address as browsers have it: in small letters, in ASCII, without the dot that may end it.

    It is empty for what no name server and no browser takes. A browser reads some of that as another host than this
    program would, as with a backslash or a percent sign in it, and a password must not depend on which is right.
    """
    try:
        if ":" in text:
            address = ipaddress.IPv6Address(text)
            return "" if address.scope_id else str(address)
        host = (text if text.isascii() else text.encode("idna").decode("ascii")).lower().removesuffix(".")
        if re.search(r"(?:^|\.)(?:[0-9]+|0x[0-9a-f]*)\Z", host):  # browsers take it for an address of numbers
            return str(ipaddress.IPv4Address(host))
    except ValueError:
        return ""
    return host if _NAME.fullmatch(host) else ""


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
