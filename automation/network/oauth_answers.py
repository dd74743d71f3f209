"""What the org's OAuth and REST endpoints answer, by type; what has another shape is not the org's answer.

It asks nothing. Between this machine and an org stand guest networks, web filters and proxies, which answer in the
org's place with pages of their own: such an answer is never taken for a refusal by the org.
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, TypeVar
from urllib.parse import urlsplit

import msgspec

from ..errors import REFUSED, AutomationError
from ..texts.web_address import is_local, origin_of
from .web_answer import Answer
from .web_client import Unreachable

T = TypeVar("T")

_OPEN_IT = (
    "open {origin} in a browser on this machine and do what the page asks (guest network, web filter, VPN, proxy), "
    "then run the same command again"
)


class OAuthRefusal(AutomationError):
    """The org refused a login, in its own words."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(f"{error}: {description}" if description else error, kind=REFUSED)
        self.error = error
        self.description = description


class Granted(msgspec.Struct):
    """A token endpoint's yes. Real orgs always send `instance_url` (grade A)."""

    access_token: str
    instance_url: str = ""
    refresh_token: str = ""
    scope: str = ""
    id: str = ""


class _Denied(msgspec.Struct):
    error: str
    error_description: str | None = None


def granted(answer: Answer) -> Granted:
    """What the token endpoint gave.

    Raises:
        OAuthRefusal: the org refused.
        Unreachable: it is no token endpoint's answer.
    """
    if denied := in_shape(_Denied, answer):
        raise OAuthRefusal(denied.error, denied.error_description or "")
    given = in_shape(Granted, answer)
    if given is None or answer.status != 200 or not given.access_token:
        raise not_the_orgs(answer)
    if not given.instance_url:
        given.instance_url = origin_of(answer.url)
    if not _may_have_tokens(given.instance_url, answer.url):
        raise not_the_orgs(answer)
    return given


class Introspected(msgspec.Struct):
    """What introspection tells of a token; times in seconds since 1970. A token that never ends has no `exp`."""

    active: bool
    iat: int = 0
    exp: int | None = None


def introspected(answer: Answer) -> Introspected | None:
    """What introspection tells; None where the org does not tell."""
    return in_shape(Introspected, answer) if answer.status == 200 else None


def claims(answer: Answer) -> dict[str, Any]:
    """Who a token stands for, as OpenID Connect claims; empty where that is not what came."""
    return (in_shape(dict[str, Any], answer) or {}) if answer.status == 200 else {}


def clock_behind(answer: Answer) -> timedelta:
    """How far this machine's clock is behind the server's; negative when it is before it, zero when nobody knows."""
    try:
        return parsedate_to_datetime(answer.headers.get("date", "")) - datetime.now(UTC)
    except (ValueError, TypeError):
        return timedelta()


def not_the_orgs(answer: Answer) -> Unreachable:
    """The error for an answer that no org gives, naming what is known of who gave it."""
    origin = origin_of(answer.url)
    status = f"{answer.status} {answer.reason}".rstrip()
    if there := answer.leads_to:
        return Unreachable(
            f"{origin} sends the login on to {there}, which an org's login address does not do",
            hint=f"if that is the org's new address, set SF_LOGIN_URL to it; else {_OPEN_IT.format(origin=origin)}",
        )
    shown = f': "{answer.words}"' if answer.words else ""
    if answer.status >= 500:
        return Unreachable(f"{origin} answers {status}{shown}", hint="see trust.salesforce.com, or try again later")
    if answer.status in (420, 429):
        return Unreachable(f"{origin} answers {status}{shown}", hint="too many requests: try again later")
    if answer.is_page:
        return Unreachable(
            f"something between this machine and the org answered in its place, with a page ({status}){shown}",
            hint=_OPEN_IT.format(origin=origin),
        )
    kind = answer.headers.get("content-type", "").partition(";")[0] or "no type"
    return Unreachable(
        f"{origin} answered {status} with {len(answer.body)} bytes ({kind}) that are no org's answer to a login",
        hint="check that SF_LOGIN_URL is an org's login address, and what stands between this machine and the org",
    )


def in_shape(shape: type[T], answer: Answer) -> T | None:
    """What came as JSON of that shape; None where it did not."""
    try:
        return msgspec.json.decode(answer.body, type=shape)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def _may_have_tokens(instance: str, asked: str) -> bool:
    """Tokens travel over https, or stay on this machine where the login was there."""
    try:
        parts = urlsplit(instance)
        _ = parts.port
    except ValueError:
        return False
    if not parts.hostname or "@" in parts.netloc:
        return False
    return parts.scheme == "https" or (parts.scheme == "http" and is_local(instance) and is_local(asked))
