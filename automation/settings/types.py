"""What one setting is, and how its text becomes a value. It knows no setting's name and reads nothing."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pages.values.secret import Secret

from ..app.validation import is_username
from ..engine.step import Flow
from ..pem.source import KeySource
from ..texts.web_address import host_of

Value = str | int | bool | Path | KeySource | Secret | Flow | tuple[str, ...] | None

E = TypeVar("E", bound=StrEnum)

_DAY = 1440

LOCAL_HOSTS = frozenset({"localhost", "127.0.0.1", "::1"})


class Unprintable(ValueError):
    """A text is wrong and may hold a password, so that the error does not repeat it."""


class Ui(StrEnum):
    """Which Setup the walk goes through; AUTO takes the one that the user gets."""

    AUTO = "auto"
    LIGHTNING = "lightning"
    CLASSIC = "classic"


class Evidence(StrEnum):
    """What a run keeps of the pages: nothing, enough to explain a failure, or all with a trace."""

    NONE = "none"
    FAILURES = "failures"
    ALL = "all"


class Log(StrEnum):
    """How progress is written."""

    LINES = "lines"
    JSON = "json"


@dataclass(frozen=True, slots=True)
class Setting:
    """One row of the settings' table.

    `parse` takes the text and raises ValueError with the rest of a sentence that begins with the value, such as
    "is not a whole number". `quotable`: quotes around it may be part of it. `shown_default` is what the tables print
    where the default is made elsewhere. One that `pins` names the org: an empty flag for it would mean any other one.
    """

    group: str
    name: str
    variable: str
    flag: str | None
    help: str
    parse: Callable[[str], Value] = str
    default: Value = ""
    shown_default: str = ""
    secret: bool = False
    several_lines: bool = False
    quotable: bool = False
    repeated: bool = False
    pins: bool = False


def whole_number(text: str) -> int:
    """Decimal digits, perhaps with a sign."""
    if not re.fullmatch(r"\s*[+-]?[0-9]{1,9}\s*", text):
        raise ValueError("is not a whole number")
    return int(text)


def minutes_of_waiting(text: str) -> int:
    """Whole minutes, from none to a day."""
    minutes = whole_number(text)
    if not 0 <= minutes <= _DAY:
        raise ValueError(f"minutes are not between 0 and {_DAY}")
    return minutes


def username(text: str) -> str:
    """A user's name at the login.

    The login form's field is one for e-mail addresses (grade A), whose browser sends nothing that is not like one.
    """
    if not is_username(text):
        raise Unprintable("is not a username, which looks like an e-mail address: admin@acme.example")
    return text


def consumer_key(text: str) -> str:
    """An app's consumer key.

    8 to 256 characters (documented, grade B); those that orgs make are of letters, digits, dots and underscores (grade
    A), and a consumer secret, which is shorter, is of letters and digits alone.
    """
    if not re.fullmatch(r"[A-Za-z0-9._]{8,256}", text):
        raise Unprintable("is not a consumer key, which has 8 to 256 letters, digits, dots and underscores")
    return text


def yes_or_no(text: str) -> bool:
    """The usual words for yes and no."""
    match text.strip().lower():
        case "1" | "true" | "yes" | "on":
            return True
        case "0" | "false" | "no" | "off":
            return False
    raise ValueError("is neither yes nor no")


def names(text: str) -> tuple[str, ...]:
    """A comma-separated list, perhaps with a comma at its end.

    A name that has a comma in it stands in double quotes, and a quote within quotes twice, as in CSV.
    """
    try:
        (parts,) = csv.reader([text], skipinitialspace=True, strict=True)
    except (csv.Error, ValueError):
        raise ValueError(
            'has a double quote that is not closed, or something behind one that is; write "a, b", c'
        ) from None
    while parts and not parts[-1].strip():
        parts.pop()
    if not parts and text:
        raise ValueError("holds no name")
    return tuple(part.strip() for part in parts)


def flow(text: str) -> Flow:
    """`jwt` or `web`."""
    return _choice(Flow, text)


def ui(text: str) -> Ui:
    """`auto`, `lightning` or `classic`."""
    return _choice(Ui, text)


def evidence(text: str) -> Evidence:
    """`none`, `failures` or `all`."""
    return _choice(Evidence, text)


def log(text: str) -> Log:
    """`lines` or `json`."""
    return _choice(Log, text)


def login_url(text: str) -> str:
    """An org's origin: scheme, host and perhaps a port, without a slash at the end.

    Lightning and Setup hosts are refused, since nobody logs in there and the CLI takes neither (grade A for the
    hosts' roles).
    """
    if "@" in text:
        raise Unprintable("carries a user name or password; give SF_USERNAME and SF_PASSWORD instead")
    try:
        parts = urlsplit(text.strip())
        host, port = host_of(parts.hostname or ""), parts.port
    except ValueError:
        raise Unprintable("is not a URL with a valid host and port") from None
    if parts.scheme not in ("https", "http") or not parts.hostname:
        raise Unprintable("is not a URL such as https://login.salesforce.com")
    if not host or port == 0:
        raise Unprintable("is not a URL with a valid host and port")
    if parts.path.strip("/") or parts.query or parts.fragment:
        raise Unprintable("goes on after the host; give scheme and host alone")
    if parts.scheme == "http" and host not in LOCAL_HOSTS and not host.endswith(".localhost"):
        raise ValueError("begins with http: a password goes over https, except to this machine")
    if host.endswith((".lightning.force.com", ".salesforce-setup.com")):
        raise ValueError("is a host of Lightning; give the one that ends in .my.salesforce.com")
    shown = f"[{host}]" if ":" in host else host
    # The port that a scheme has anyway is left out, as the CLI does: with it a JWT login's audience would be another.
    usual = {"https": 443, "http": 80}[parts.scheme]
    return f"{parts.scheme}://{shown}" + (f":{port}" if port not in (None, usual) else "")


def _choice(kind: type[E], text: str) -> E:
    try:
        return kind(text.strip().lower())
    except ValueError:
        raise ValueError(f"is none of {', '.join(kind)}") from None
