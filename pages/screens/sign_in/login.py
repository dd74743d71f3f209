"""The login page of an org. Ids are the same in every language (grade A)."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error as PlaywrightError

from ...browser.questions import asking
from ...components import CredentialButton, CredentialField
from ...errors import Refused, ScreenMissing, SessionEnded, Untrusted
from ...interruptions.identity import at_interstitial, leave
from ...interruptions.obstacles import check_available
from ...org import Org
from ...screen import Screen
from ...values.code import Code, nobody
from ...values.secret import Secret
from ...values.text import plain
from .signed_in import signed_in

_HOPS = 10
"""As many pages may stand between the login form and the org; a maintenance notice can come several times (grade A)."""


class Login(Screen):
    """The form on login.salesforce.com, test.salesforce.com or My Domain."""

    title = "Login"
    native = True
    signed_in = False

    username = CredentialField("Username", suffix="username", always=True)
    password = CredentialField("Password", suffix="password", always=True, masked=True)
    log_in = CredentialButton("Log In", "Log In to Sandbox", suffix="Login", always=True)

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
            found = org.until(
                lambda: self.refusal() or at_interstitial(org) or signed_in(org) or self._thrown_out(),
                patience=org.patience.page,
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

    def _thrown_out(self) -> bool:
        """A check that finds nothing.

        Raises:
            Unavailable: there is no page, or a server error.
            SessionEnded: the org has let the user in, and shows the form again at once (`ec` in its address; grade A).
        """
        check_available(self.org)
        if "ec" in parse_qs(urlsplit(self.org.page.url).query) and self.showing() and not self.password.value:
            if words := self.refusal():
                raise Refused(f"the org refused the login: {words}", hint="check SF_USERNAME and SF_PASSWORD")
            raise SessionEnded("the org shows its login page again: the session has ended", hint="run again")
        return False

    def submit(self, username: str, password: Secret) -> None:
        """Fills the form and presses Log In, wherever that leads.

        Raises:
            Untrusted: the form, or where it is sent to, is not known to be the org's.
        """
        self.username.fill(username)
        self.password.entrust(password)
        self.log_in.click()

    def refusal(self) -> str:
        """A check: why the login was refused; empty when it was not."""
        try:
            with asking(self.org.page):
                found = self.surface.locator("#error").filter(visible=True)
                return plain(" ".join(found.evaluate_all("found => found.map(e => e.innerText.slice(0, 1000))")))
        except PlaywrightError:
            return ""


_ASKS = "() => Array.from(document.querySelectorAll('input[type=password]')).some(e => e.checkVisibility())"
_FRAMES = 20
"""So many frames of a page are looked at: a login page has two or three."""


def refuse_framed_login(org: Org) -> None:
    """A check of a page that is not the login form: a password that a frame in it asks for is nobody's to give.

    Raises:
        Untrusted: a frame asks for one.
    """
    page = org.page
    if org.current(Login) is not None:
        return
    for frame in page.frames[1:_FRAMES]:
        try:
            asks = frame.locator(":root").evaluate(_ASKS, timeout=org.patience.quick * 1000)
        except PlaywrightError:  # it goes away, or does not answer: nothing is typed there
            continue
        if asks:
            there, around = urlsplit(frame.url).netloc, urlsplit(page.url).netloc
            raise Untrusted(
                f"a frame of {there or 'no host'} asks for a password within a page of {around}: nothing was typed",
                hint="set SF_LOGIN_URL to the address of the login page itself",
            )
