"""What every form of an org's login has in common. Ids are the same in every language (grade A)."""

from __future__ import annotations

from abc import ABC, abstractmethod
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error as PlaywrightError

from ...browser.questions import asking
from ...errors import PersonNeeded, Refused, ScreenMissing, SessionEnded
from ...interruptions.identity import at_approval, at_interstitial, leave
from ...interruptions.obstacles import check_available
from ...interruptions.signed_in import signed_in
from ...screen import Screen
from ...values.code import Code, nobody
from ...values.secret import Secret
from ...values.text import plain

_HOPS = 10
"""As many pages may stand between the login form and the org; a maintenance notice can come several times (grade A)."""


_APPROVAL = 90.0
"""Seconds that somebody has to approve a login on a phone; how long an org waits for that has no source."""


class LoginForm(Screen, ABC):
    """What every form of the login has in common: who is let in, who is refused, and what may come in between."""

    title = "Login"
    native = True
    signed_in = False

    @abstractmethod
    def submit(self, username: str, password: Secret) -> None:
        """Fills the form and sends it, wherever that leads.

        Raises:
            Untrusted: the form, or where it is sent to, is not known to be the org's.
            ScreenMissing, PartMissing: a form on several pages, and its next page did not come.
        """

    def typed(self) -> bool:
        """A check: whether the form still holds what `submit` typed, since its answer has not come."""
        return False

    def sign_in(self, username: str, password: Secret, code: Code = nobody) -> None:
        """Logs in, answers what the org asks on the way, and waits until it has let the user in.

        Raises:
            Refused: the org refused; the message carries its words.
            Unavailable: it cannot be reached any more, or answers with a server error.
            PersonNeeded: it asks for what only a person can give.
            ScreenMissing: nothing came after the login.
            Untrusted: the form is not known to be the org's, or another one comes that is not.
        """
        self.submit(username, password)
        org, answered = self.org, set[str]()
        for _ in range(_HOPS):
            found = self._answer(org.patience.page)
            if found is None and at_approval(org):
                found = self._answer(_APPROVAL)
                if found is None:
                    raise PersonNeeded(
                        "nobody has approved this login in Salesforce Authenticator",
                        hint="run again, and approve it on the phone",
                    )
            if isinstance(found, str):
                raise Refused(f"the org refused the login: {found}", hint="check SF_USERNAME and SF_PASSWORD")
            if isinstance(found, Screen):
                leave(found, code, answered)
            elif found:
                return
            else:
                break
        raise ScreenMissing(f"nothing came after the login; the page shows: {', '.join(self.shown()[:30])}")

    def _answer(self, patience: float) -> str | Screen | bool | None:
        org = self.org
        return org.until(
            lambda: self.refusal() or at_interstitial(org) or signed_in(org) or self._thrown_out(), patience=patience
        )

    def _thrown_out(self) -> bool:
        """A check that finds nothing.

        Raises:
            Unavailable: there is no page, or a server error.
            SessionEnded: the org has let the user in, and shows the form again at once (`ec` in its address; grade A).
        """
        check_available(self.org)
        if "ec" in parse_qs(urlsplit(self.org.page.url).query) and self.showing() and not self.typed():
            if words := self.refusal():
                raise Refused(f"the org refused the login: {words}", hint="check SF_USERNAME and SF_PASSWORD")
            raise SessionEnded("the org shows its login page again: the session has ended", hint="run again")
        return False

    def refusal(self) -> str:
        """A check: why the login was refused; empty when it was not."""
        try:
            with asking(self.org.page):
                found = self.surface.locator("#error").filter(visible=True)
                return plain(" ".join(found.evaluate_all("found => found.map(e => e.innerText.slice(0, 1000))")))
        except PlaywrightError:
            return ""
