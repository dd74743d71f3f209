"""The rules for names, addresses and URLs that the org puts on what a person types. It knows no setting."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urlsplit

from ..texts.given_text import looks_secret
from ..texts.web_address import host_of

_API_NAME_LENGTH = 80
_USERNAME_LENGTH = 80
_USERNAME = re.compile(
    r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
    r"(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?)+"
)
"""What the field of an e-mail address takes (the HTML standard), with a dot behind the @."""
_EMAIL = re.compile(
    r"[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(?:\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
    r"@(?:[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?\.)+(?:[A-Za-z]{2,63}|xn--[A-Za-z0-9-]{2,59})"
)


def api_name_from(name: str) -> str:
    """An API name that keeps the org's rule, made from an app's name; empty where nothing of it is left.

    The org's own autofill leaves hyphens in, which it then refuses (grade C); this one does not.
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode("ascii")
    words = re.sub(r"[^A-Za-z0-9]+", "_", plain).strip("_")
    if words[:1].isdigit():
        words = f"App_{words}"
    return words[:_API_NAME_LENGTH].rstrip("_")


def api_name_problem(name: str) -> str:
    """What breaks the rule for API names (grade C), as the end of a sentence; empty when nothing does.

    The length of 80 characters is invented: 80 is the length of other names in the org, no source for this one.
    """
    if not re.fullmatch(r"[A-Za-z0-9_]+", name):
        return "may hold only the letters A to Z, digits and underscores"
    if not name[0].isalpha():
        return "does not begin with a letter"
    if name.endswith("_"):
        return "ends with an underscore"
    if "__" in name:
        return "has two underscores in a row"
    if len(name) > _API_NAME_LENGTH:
        return f"is longer than {_API_NAME_LENGTH} characters"
    return ""


def is_email(text: str) -> bool:
    """Whether the org will take it for an e-mail address: something@domain.tld in ASCII."""
    return _EMAIL.fullmatch(text) is not None


def is_username(text: str) -> bool:
    """Whether it can be a user's name at the login: of the form of an e-mail address, in ASCII, at most 80 characters.

    The form of an address is the org's own rule for usernames (grade B), and the login form's field demands it too.
    """
    return len(text) <= _USERNAME_LENGTH and _USERNAME.fullmatch(text) is not None


def is_web_url(text: str) -> bool:
    """Whether it is an http or https URL with a host, without white space."""
    try:
        parts = urlsplit(text)
        usable = parts.scheme in ("http", "https") and bool(host_of(parts.hostname or "")) and parts.port != 0
        return usable and not re.search(r"\s", text)
    except ValueError:
        return False


def is_phone(text: str) -> bool:
    """Whether it can be a telephone's number, which has a digit, and words such as "ext." at most."""
    return re.search(r"\d", text) is not None and not looks_secret(re.sub(r"[+()-]", "", text))
