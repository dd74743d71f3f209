"""Kept logins: the browser's cookies of one user of one org, in a file that only its owner may read, until they end.

It opens no browser. What is in such a file opens the org: it is never printed, and no run's folder holds any of it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

import msgspec

from ..errors import SettingsError
from ..files.json_file import read_json
from ..files.own_folder import KEYS
from ..files.writing import write_atomic
from ..settings.advised_commands import advised
from .org_identity import OrgIdentity

FORMAT: Literal["setupwalk kept login 2"] = "setupwalk kept login 2"
SESSIONS = KEYS / "sessions"
USUAL_TIME = timedelta(hours=2)
"""How long a session lasts where its cookie does not say: an org's usual time-out of an idle session (grade D)."""


@dataclass(frozen=True, slots=True)
class SavedSession:
    """A login that was kept: whose it is, and the `login_url` that led there.

    `state` is Playwright's storage state, `home` the address where it landed. `ends` is aware and in UTC; `sure` tells
    whether the cookie itself says so.
    """

    identity: OrgIdentity
    login_url: str
    state: dict[str, Any]
    home: str
    ends: datetime
    sure: bool

    def __repr__(self) -> str:
        return f"KeptLogin({self.identity.who}, ends={self.ends:%Y-%m-%d %H:%M} UTC)"

    @classmethod
    def of(
        cls, identity: OrgIdentity, login_url: str, *, home: str, state: dict[str, Any], now: datetime
    ) -> SavedSession:
        """The login that a browser holds now."""
        cookies = state.get("cookies", [])
        told = [cookie["expires"] for cookie in cookies if cookie["name"] == "sid" and cookie["expires"] > 0]
        ends = datetime.fromtimestamp(min(told), UTC) if told else now + USUAL_TIME
        return cls(identity, login_url, state, home, ends, bool(told))

    def of_other(self, found: OrgIdentity | None) -> str:
        """Why it does not serve whoever the org says is signed in; empty where it does."""
        if found is None:
            return "and which org this is cannot be read"
        if found.org_id != self.identity.org_id:
            return f"and this is the org {found.org_id}"
        one, other = self.identity.username, found.username
        return f"and {other} is signed in" if one and other and one.casefold() != other.casefold() else ""


def keep(folder: Path, login: SavedSession) -> Path:
    """Writes it whole or not at all, for its owner alone; git ignores the folder. One file a user of an org.

    Raises:
        SettingsError: it cannot be written.
    """
    identity = login.identity
    mark = hashlib.sha256(identity.username.casefold().encode()).hexdigest()[:8]
    path = folder / SESSIONS / f"{identity.org_id}-{mark}.json"
    kept = _Kept(
        FORMAT,
        identity.org_id,
        identity.host,
        identity.username,
        login.login_url,
        login.home,
        login.ends,
        login.sure,
        login.state,
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        write_atomic(folder / KEYS / ".gitignore", "*\n", mode=0o644)
        return write_atomic(path, msgspec.json.encode(kept))
    except OSError as error:
        raise SettingsError(f"the login cannot be kept in {path}: {error.strerror}") from error


def kept_login(
    folder: Path, url: str, username: str, now: datetime, say: Callable[[str], None], *, org_id: str = ""
) -> SavedSession | None:
    """The login that was kept for a login URL and, unless they are empty, for that user and that org; None without one.

    Files that do not serve are told of with `say`, and left as they are.

    Raises:
        SettingsError: there are several, and none is named.
    """
    found = []
    for path in sorted((folder / SESSIONS).glob("*.json")):
        try:
            login = _read(path)
        except SettingsError as error:
            say(f"{error}; {again()}")
            continue
        if login.login_url != url:
            continue
        if org_id and login.identity.org_id != org_id:
            say(f"the login that was kept for {login.identity.who} is not used: it is for {login.identity.org_id}")
        elif username and login.identity.username.casefold() != username.casefold():
            say(f"the login that was kept for {login.identity.who} is not used: SF_USERNAME is {username}")
        elif login.ends <= now:
            say(f"the login that was kept for {login.identity.who} ended at {login.ends:%Y-%m-%d %H:%M} UTC")
        else:
            found.append(login)
    if len(found) > 1:
        who = ", ".join(f"{login.identity.who} in the org {login.identity.org_id}" for login in found)
        raise SettingsError(f"several logins are kept for {url}: {who}", hint="set SF_USERNAME to one of them")
    return found[0] if found else None


class _Cookie(msgspec.Struct):
    """A cookie, as Playwright keeps it."""

    name: str
    value: str
    domain: str
    path: str
    expires: float
    httpOnly: bool  # noqa: N815 - Playwright's name
    secure: bool
    sameSite: Literal["Strict", "Lax", "None"]  # noqa: N815 - as above


class _Stored(msgspec.Struct):
    """One origin's local storage."""

    origin: str
    localStorage: list[dict[str, str]]  # noqa: N815 - as above


class _State(msgspec.Struct):
    """What is needed of a storage state. Cookies of frames have more, which goes along unread."""

    cookies: list[_Cookie]
    origins: list[_Stored]


class _Kept(msgspec.Struct):
    """The file's members."""

    format: Literal["setupwalk kept login 2"]
    org_id: Annotated[str, msgspec.Meta(pattern=r"^00D[A-Za-z0-9]{12}\Z")]
    host: str
    username: str
    login_url: str
    home: str
    ends: Annotated[datetime, msgspec.Meta(tz=True)]
    sure: bool
    state: dict[str, Any]


def _read(path: Path) -> SavedSession:
    what = "a kept login of this version"
    kept = read_json(path, _Kept, what)
    try:
        state = msgspec.convert(kept.state, _State)
        ends = kept.ends.astimezone(UTC)
    except (msgspec.ValidationError, OverflowError) as error:
        raise SettingsError(f"{path} is not {what}: {error}") from None
    hosts = {cookie.domain.removeprefix(".") for cookie in state.cookies} | {_host(kept.login_url)} - {"nowhere"}
    if _host(kept.home) not in hosts:
        raise SettingsError(f"{path} is not {what}: it leads to a host of which it has no session")
    identity = OrgIdentity(kept.org_id, kept.host, kept.username)
    return SavedSession(identity, kept.login_url, kept.state, kept.home, ends, kept.sure)


def again() -> str:
    """What to do about a kept login that does not serve."""
    return f"log in again: {advised('login')}"


def _host(address: str) -> str:
    """The host of an http or https address; "nowhere" for anything else, which is no cookie's domain."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "nowhere"
    return (parts.hostname if parts.scheme in ("http", "https") else "") or "nowhere"
