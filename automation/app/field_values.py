"""What of the texts of an app's fields counts when they are compared. It knows no field and no page."""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from pages.values.text import key, shown

_DEFAULT_PORTS = {"http": 80, "https": 443}


def phone(text: str) -> str:
    """A phone number without what only separates its digits; Setup may show "(415) 555-0100" for what was typed."""
    return re.sub(r"[\s().\u2010-\u2015/-]", "", key(text))


def url(text: str) -> str:
    """A URL without what makes no difference: case of scheme and host, the scheme's own port, the slash of an empty
    path (RFC 3986, 6.2). A slash at the end of a path is a part of it."""
    text = shown(text)
    try:
        parts = urlsplit(text)
        port = parts.port
    except ValueError:
        return text
    if not parts.hostname:
        return text
    user = f"{parts.netloc.rpartition('@')[0]}@" if "@" in parts.netloc else ""
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    where = f":{port}" if port is not None and port != _DEFAULT_PORTS.get(parts.scheme) else ""
    return parts._replace(netloc=f"{user}{host}{where}", path=parts.path or "/").geturl()
