"""When a field of the app holds what was wanted: the one comparison of all its texts. It knows labels, no page."""

from __future__ import annotations

import re
from collections.abc import Callable
from urllib.parse import urlsplit

from pages.values.text import key, shown

_DEFAULT_PORTS = {"http": 80, "https": 443}


def agree(label: str, wanted: str | None, found: str | None) -> bool:
    """Whether two values of the field with that label are one value; None and nothing but blanks are the same.

    A difference by blanks, line ends or Unicode form alone is none: pages show texts normalized. Case counts, except
    where the org or the world ignores it.
    """
    compared = _BY_LABEL.get(label, shown)
    return compared(wanted or "") == compared(found or "")


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


_BY_LABEL: dict[str, Callable[[str], str]] = {
    "API Name": key,  # the org takes two API names that differ by case alone for one (grade D)
    "Contact Email": key,  # domains have no case, and no provider of today tells mailboxes apart by it
    "Contact Phone": phone,
    "Logo Image URL": url,
    "Icon URL": url,
    "Info URL": url,
}
