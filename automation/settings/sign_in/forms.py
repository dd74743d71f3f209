"""How the settings of ways in and codes are written, and what is no such thing. It reads no file and asks nobody."""

from __future__ import annotations

import base64
import binascii
import re
from urllib.parse import parse_qs, urlsplit

from pages.values.secret import Secret

from ...pem.source import KeySource
from ...texts.web_address import host_of, is_local
from ..types import Unprintable

_ORG_ID = re.compile(r"00D[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?")
_CHECKS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ012345"
_SHORTEST_SEED = 10
"""Bytes: RFC 4226 asks for 16, and some authenticators are given 10."""
SENDER = "noreply@salesforce.com"
"""Who sends an org's verification codes (grade C: read by public automation)."""


def target_org(text: str) -> str:
    """An alias or a user name, as the Salesforce CLI knows the org."""
    if text.startswith("-") or any(sign.isspace() for sign in text):
        raise Unprintable("is no alias or user name of the Salesforce CLI; see: sf org list")
    return text


def org_id(text: str) -> str:
    """An org's id, in the 15 characters that count; the last three of 18 are a checksum of their case (grade A).

    Raises:
        Unprintable: it is none, or the checksum does not fit.
    """
    if _ORG_ID.fullmatch(text) is None:
        raise Unprintable("is not the id of an org, which begins with 00D and has 15 or 18 characters")
    if len(text) == 18 and text[15:] != checksum(text[:15]):
        raise Unprintable("is not the id of an org: its last three characters do not fit the others; copy it again")
    return text[:15]


def checksum(text: str) -> str:
    """The three characters that make 18 of an id's 15: for each five, which are capitals."""
    groups = (text[start : start + 5] for start in (0, 5, 10))
    return "".join(_CHECKS[sum(1 << place for place, one in enumerate(group) if one.isupper())] for group in groups)


def frontdoor_url(text: str) -> Secret:
    """A URL that lets a browser in, once or for as long as its session lasts (path and parameters: grade A).

    Raises:
        Unprintable: it is none.
    """
    try:
        parts = urlsplit(text.strip())
        host, values = host_of(parts.hostname or ""), parse_qs(parts.query)
        _ = parts.port
    except ValueError:
        raise Unprintable("is not a URL with a valid host and port") from None
    if parts.scheme not in ("https", "http") or not host or "@" in parts.netloc:
        raise Unprintable("is not a URL such as https://yourdomain.my.salesforce.com/secur/frontdoor.jsp?otp=...")
    if parts.scheme == "http" and not is_local(text):
        raise Unprintable("begins with http: whoever is on the way could use it; it goes over https")
    if parts.path.casefold() != "/secur/frontdoor.jsp" or not {"otp", "sid"} & set(values):
        raise Unprintable("is no frontdoor URL, which goes on with /secur/frontdoor.jsp?otp=...")
    return Secret(text.strip())


def access_token(text: str) -> Secret:
    """An access token or a session id, which begins with its org's id (grade A)."""
    if re.fullmatch(r"00D[A-Za-z0-9]{12}(?:[A-Za-z0-9]{3})?![\w.]{10,}", text.strip()) is None:
        raise Unprintable(
            "is not an access token, which begins with the id of its org and an exclamation mark: 00D...!..."
        )
    return Secret(text.strip())


def totp_seed(text: str) -> Secret:
    """What an authenticator app is set up with: base32, with blanks or without, or an otpauth:// address.

    Raises:
        Unprintable: it is neither, or of another kind than Salesforce's: six digits, 30 seconds, SHA-1.
    """
    if text.strip().casefold().startswith("otpauth:"):
        text = _of_address(text.strip())
    seed = re.sub(r"[\s-]", "", text).upper().rstrip("=")
    try:
        length = len(base64.b32decode(seed + "=" * (-len(seed) % 8)))
    except (binascii.Error, ValueError):
        raise Unprintable(
            "is not what an authenticator app is set up with: letters and the digits 2 to 7, or otpauth://..."
        ) from None
    if length < _SHORTEST_SEED:
        raise Unprintable("is too short for what an authenticator app is set up with; is it a code?")
    return Secret(seed)


def _of_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        values = {name.casefold(): given[-1] for name, given in parse_qs(parts.query).items()}
    except ValueError:
        raise Unprintable("is not an otpauth:// address") from None
    if parts.netloc.casefold() != "totp" or "secret" not in values:
        raise Unprintable("is not an address such as otpauth://totp/NAME?secret=...")
    usual = {"digits": "6", "period": "30", "algorithm": "SHA1"}
    if other := [name for name, value in usual.items() if values.get(name, value).upper() != value]:
        raise Unprintable(f"is for an authenticator with another {other[0]} than Salesforce's ({usual[other[0]]})")
    return values["secret"]


def passkey_file(text: str) -> KeySource:
    """The file of a kept passkey, or its contents, as CI systems keep it: that is a JSON object."""
    if text.lstrip().startswith("{"):
        return KeySource("SETUPWALK_PASSKEY_FILE", content=Secret(text))
    return KeySource.of("SETUPWALK_PASSKEY_FILE", text)


def senders(text: str) -> str:
    """Addresses of senders, or domains that begin with @, separated by commas.

    Raises:
        Unprintable: one of them is neither.
    """
    given = [part.strip() for part in text.split(",")]
    if any(re.fullmatch(r"[^@\s]*@[^@\s]+\.[^@\s]+", one) is None for one in given):
        raise Unprintable(
            f"holds what is no sender; give addresses such as {SENDER}, or domains such as @salesforce.com"
        )
    return ",".join(given)
