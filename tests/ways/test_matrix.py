"""Way in x landing x edition: each ends signed in, or with its named stop and exit code, soon after a page is shown."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from playwright.sync_api import Page, Route

from fixtures.practice_org import ADMIN, EDITIONS, PracticeOrg
from fixtures.practice_org.dialects import Dialect
from fixtures.practice_org.sign_in.landings import MFA, PASSWORD

from .entering import WAYS, Entrance

BAR = 10.0
"""Seconds after the last page was shown."""
UNAVAILABLE = 6
DOORS = ("target-org", "frontdoor", "token")
NEW_PAGE = "<!doctype html><title>Salesforce</title><h1>Something quite new</h1><p>Please read this carefully.</p>"


@dataclass(frozen=True)
class Landing:
    """What an org puts between a way and its pages. `code` is how it ends, `says` a part of the stop's words, and
    `ways` are those that it happens to."""

    code: int = 0
    says: str = ""
    fault: str = ""
    prefers: Literal["lightning", "classic"] = "lightning"
    dialect: str = ""
    watched: bool = True
    spent: bool = False
    ways: tuple[str, ...] = WAYS
    tamper: Callable[[Entrance], None] = lambda _: None


def _held_at(path: str) -> Callable[[Entrance], None]:
    """The session that the browser has is held at a page, as after an administrator's deed."""

    def tamper(entrance: Entrance) -> None:
        for session in entrance.practice.org.sessions._by_sid.values():
            session.held_at = path

    return tamper


def _new_page(entrance: Entrance) -> None:
    def answer(route: Route) -> None:
        if route.request.method == "POST" or "frontdoor" in route.request.url:
            route.fulfill(body=NEW_PAGE, content_type="text/html")
        else:
            route.continue_()

    entrance.page.route("**/*", answer)


NOT_KEPT = ("password", *DOORS)
LANDINGS: dict[str, Landing] = {
    "lightning": Landing(),
    "classic": Landing(prefers="classic"),
    "one-app": Landing(dialect="landing=one-app", ways=NOT_KEPT),
    "custom-page": Landing(dialect="landing=custom-page", ways=NOT_KEPT),
    "maintenance": Landing(fault="maintenance"),
    "phone": Landing(fault="phone-registration", ways=NOT_KEPT),
    "e-mailed-code": Landing(fault="login-email-code", ways=NOT_KEPT),
    "text-message": Landing(fault="login-sms-code", ways=NOT_KEPT),
    "authenticator": Landing(fault="login-totp", ways=NOT_KEPT),
    "code-and-nobody": Landing(4, "nobody is here to enter it", "login-email-code", watched=False, ways=NOT_KEPT),
    "change-password": Landing(4, "Change Your Password", "password-change", ways=NOT_KEPT),
    "second-factor": Landing(4, "Register a verification method", "mfa-registration", ways=NOT_KEPT),
    "kept-change-password": Landing(4, "Change Your Password", ways=("kept",), tamper=_held_at(PASSWORD)),
    "kept-second-factor": Landing(4, "Register a verification method", ways=("kept",), tamper=_held_at(MFA)),
    "server-error": Landing(UNAVAILABLE, "500", "error-500"),
    "not-available": Landing(UNAVAILABLE, "503", "unavailable"),
    "ended": Landing(4, "nobody is logged in", spent=True, ways=("kept",)),
    "refused": Landing(1, "check your username and password", spent=True, ways=("password",)),
    "used-up": Landing(1, "was not taken", spent=True, ways=DOORS),
    "new-page": Landing(1, "Something quite new", ways=NOT_KEPT, tamper=_new_page),
}
CASES = [
    pytest.param(
        way,
        name,
        edition,
        marks=[pytest.mark.sample] if edition == "G3" and name in ("authenticator", "used-up", "ended") else [],
        id=f"{way}-{name}-{edition}",
    )
    for edition in EDITIONS
    for name, landing in LANDINGS.items()
    for way in landing.ways
]


@pytest.fixture
def own_state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other test has given the authenticator's code of now."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def org(request: Any) -> Iterator[PracticeOrg]:
    """An org with that landing, in that edition."""
    chosen = request.node.callspec.params
    landing = LANDINGS[chosen["name"]]
    with PracticeOrg(
        edition=chosen["edition"], prefers=landing.prefers, dialect=Dialect.parse(landing.dialect), polling=False
    ) as practice:
        yield practice


@pytest.mark.whole
@pytest.mark.usefixtures("own_state")
@pytest.mark.parametrize(("way", "name", "edition"), CASES)
def test_way_in(page: Page, org: PracticeOrg, tmp_path: Path, way: str, name: str, edition: str) -> None:
    """It ends signed in as the right user, or with the stop that the landing has, within the bar."""
    landing = LANDINGS[name]
    assert edition in EDITIONS
    entrance = Entrance(page, org, tmp_path)
    entrance.watched = landing.watched

    def tamper(there: Entrance) -> None:
        if landing.fault:
            door = "/secur/frontdoor.jsp" if way in DOORS else "/"
            of_login = landing.fault.startswith(("login-", "phone-", "password-", "mfa-"))
            at = f"{'GET' if way in DOORS else 'POST'} {door}" if of_login else "setup"
            org.faults.arm(landing.fault, at=at, times=100 if landing.code == UNAVAILABLE else None)
        landing.tamper(there)

    entered = entrance.by(way, tamper, spent=landing.spent)
    assert (entered.code, entered.username) == (landing.code, "" if landing.code else ADMIN), entered.error
    assert landing.says in str(entered.error or ""), entered.error
    assert entered.seconds < BAR, entered.error
