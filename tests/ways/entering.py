"""Enters a practice org by one way, past what it puts between, and tells how that ended and how long it took."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from playwright.sync_api import Page

from automation.browser.org_identity import read_identity
from automation.browser.saved_session import SavedSession
from automation.context.step_context import StepContext
from automation.jobs.codes.authenticator import Authenticator
from automation.jobs.codes.codes import Asked, Codes
from automation.jobs.ways.doors import Door, of_token, of_url
from automation.jobs.ways.kept import KeptLogin
from automation.jobs.ways.salesforce_cli import open_org
from automation.jobs.ways.target import TargetOrg
from automation.network.connection import Network
from automation.reporting.failure import kind_of
from automation.runs.redact import Redactor
from automation.scenario.sign_in import PasswordForm, find_app_manager, know_the_org, log_in
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, PASSWORD, TOTP_SECRET, PracticeOrg
from fixtures.practice_org.oauth.tokens import issue_access
from pages import Org, Secret
from pages.values.code import CodeWanted, nobody

from ..practice_org.factory import connected_app
from ..walk.walking import wanted_app
from . import fake_sf

WAYS = ("password", "kept", "target-org", "frontdoor", "token")
SERVED_APART = ("/static/", "/aura", "/cometd", "/services/", "/favicon")


@dataclass(frozen=True)
class Entered:
    """How it ended: the exit code, the error if there was one, the seconds since the last page was shown, and who is
    signed in."""

    code: int
    error: Exception | None
    seconds: float
    username: str


class Entrance:
    """One org and browser page. `tamper` is called before the way is taken."""

    def __init__(self, page: Page, practice: PracticeOrg, folder: Path) -> None:
        self.page, self.practice, self.folder = page, practice, folder
        self.password = PASSWORD
        self.watched = True

    def by(self, way: str, tamper: Callable[[Entrance], None] = lambda _: None, *, spent: bool = False) -> Entered:
        """Takes a way as far as App Manager; `spent`: what it needs has ended, was used, or is wrong."""
        org = Org(self.page, self.practice.url)
        context = StepContext(
            org,
            wanted_app(),
            ADMIN,
            lambda: Secret("wrong" if spent and way == "password" else PASSWORD),
            CallbackPort(1717, asked=False, project=None),
            code=self._codes() if self.watched else nobody,
        )
        context.ways = (getattr(self, f"_{way.replace('-', '_')}")(org, spent),)
        tamper(self)
        error: Exception | None = None
        try:
            log_in(context)
            know_the_org(context)
            find_app_manager(context)
        except Exception as caught:  # noqa: BLE001 - whatever it is, it is what is judged
            error = caught
        ended = datetime.now(UTC)
        shown = [one.time for one in self.practice.org.log.entries if not one.path.startswith(SERVED_APART)]
        seconds = (ended - max(shown)).total_seconds() if shown else 0.0
        who = context.identity.username if context.identity is not None and error is None else ""
        return Entered(kind_of(error).exit_code if error is not None else 0, error, seconds, who)

    def _codes(self) -> Codes:
        def mailed(_: CodeWanted) -> Secret:
            found = re.search(r"\b(\d{6})\b", self.practice.org.mail[-1].text)
            assert found is not None
            return Secret(found[1])

        app = Authenticator(lambda: Secret(TOTP_SECRET), lambda _: None)
        return Codes([app, Asked("the mail", mailed)], Redactor(), lambda _: None)

    def _password(self, _org: Org, _spent: bool) -> PasswordForm:
        return PasswordForm()

    def _kept(self, org: Org, spent: bool) -> KeptLogin:
        self.page.goto(self.door(spent=False))
        identity = read_identity(org, "")
        assert identity is not None
        if spent:
            self.practice.org.end_sessions()
        home = self.page.url.split("?")[0]
        return KeptLogin(SavedSession.of(identity, org.url, home=home, state={}, now=datetime.now(UTC)))

    def _target_org(self, org: Org, spent: bool) -> Door:
        answer = fake_sf.opens(self.practice)
        if spent:
            self.practice.org.redeem(answer["result"]["url"].partition("otp=")[2])
        env = fake_sf.install(self.folder / "bin", answer)
        target = TargetOrg(lambda: open_org("prac", env, Redactor()))
        return Door("--target-org prac", org.url, Redactor(), target.ask, target.known)

    def _frontdoor(self, org: Org, spent: bool) -> Door:
        door = Secret(self.door(spent=spent))
        return Door("the frontdoor URL", org.url, Redactor(), of_url(lambda: door, "SF_FRONTDOOR_URL"))

    def _token(self, org: Org, spent: bool) -> Door:
        user = self.practice.org.user(ADMIN)
        assert user is not None
        token = issue_access(self.practice.org, connected_app(self.practice.org).app, user, ["api", "web"])
        token.revoked = spent
        asks = of_token(lambda: Secret(token.token), org.url, Network())
        return Door("the access token", org.url, Redactor(), asks)

    def door(self, *, spent: bool) -> str:
        """A frontdoor URL."""
        user = self.practice.org.user(ADMIN)
        assert user is not None
        otp = self.practice.org.one_time_sign_in(user)
        if spent:
            self.practice.org.redeem(otp)
        return f"{self.practice.url}/secur/frontdoor.jsp?otp={otp}"
