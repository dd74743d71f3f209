"""The login page of an org. Ids are the same in every language (grade A)."""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Error as PlaywrightError

from .components import Button, TextField
from .errors import Refused, ScreenMissing, SessionEnded
from .identity import Code, at_interstitial, leave, nobody
from .obstacles import check_available
from .screen import Screen
from .secret import Secret
from .text import plain

if TYPE_CHECKING:
    from .org import Org

_ON_THE_WAY = (
    "/secur/frontdoor.jsp",
    "/secur/contentDoor",
    "/secur/logout.jsp",
    "/login",
    "/_ui/identity/",
    "/registrationInterstitial.apexp",
    "/_ui/system/security/ChangePassword",
    "/msg/maintenanceandavailable.jsp",
)
_HOPS = 10
"""As many pages may stand between the login form and the org; a maintenance notice can come several times (grade A)."""


class Login(Screen):
    """The form on login.salesforce.com, test.salesforce.com or My Domain."""

    title = "Login"
    native = True
    signed_in = False

    username = TextField("Username", suffix="username", always=True)
    password = TextField("Password", suffix="password", always=True)
    log_in = Button("Log In", "Log In to Sandbox", suffix="Login", always=True)

    def sign_in(self, username: str, password: Secret, code: Code = nobody) -> None:
        """Logs in, answers what the org asks on the way, and waits until it has let the user in.

        Raises:
            Refused: the org refused; the message carries its words.
            Unavailable: it cannot be reached any more, or answers with a server error.
            PersonNeeded: it asks for what only a person can give.
            ScreenMissing: nothing came after the login.
        """
        self.submit(username, password)
        org = self.org
        for _ in range(_HOPS):
            found = org.until(
                lambda: self.refusal() or at_interstitial(org) or landed(org.page.url) or self._thrown_out(),
                patience=org.patience.page,
            )
            if isinstance(found, str):
                raise Refused(f"the org refused the login: {found}", hint="check SF_USERNAME and SF_PASSWORD")
            if isinstance(found, Screen):
                leave(found, code)
            elif found:
                return
            else:
                break
        raise ScreenMissing(f"nothing came after the login; the page shows: {', '.join(self.shown()[:30])}")

    def _thrown_out(self) -> bool:
        """A look that finds nothing.

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
        """Fills the form and presses Log In, wherever that leads."""
        self.username.fill(username)
        self.password.fill(password)
        self.log_in.click()

    def refusal(self) -> str:
        """A look: why the login was refused; empty when it was not."""
        try:
            return plain(" ".join(self.surface.locator("#error").filter(visible=True).all_inner_texts()))
        except PlaywrightError:
            return ""


_ORG_HOSTS = (".salesforce.com", ".force.com", ".salesforce-setup.com", ".visualforce.com", ".cloudforce.com")
"""Where the pages of an org are served (grade A for the hosts' roles)."""


def signed_in(org: Org) -> bool:
    """A look: whether somebody is signed in to this org, on whatever page.

    A page of another host is none of the org's: a person who logs in by single sign-on is there for a while.
    """
    return in_org(org.page.url, org.url) and org.now(Login) is None


def in_org(address: str, org: str) -> bool:
    """Whether an address is a page of the org at `org` for somebody who is signed in."""
    parts, own = urlsplit(address), urlsplit(org).hostname or ""
    host = parts.hostname or ""
    here = host.endswith(".localhost") and own.endswith(".localhost")  # a practice org with hosts of its own
    ours = host == own or here or host.endswith(_ORG_HOSTS) or host.split(".")[-2:] == own.split(".")[-2:]
    return ours and landed(address) and not parts.path.startswith("/idp/")


def landed(address: str) -> bool:
    """Whether an address is one of somebody who is signed in: not the login page, nor a stop on the way from it.

    Source: the success test that public Setup automation uses; grade A.
    """
    parts = urlsplit(address)
    if not parts.scheme.startswith("http") or "ec" in parse_qs(parts.query):
        return False
    return parts.path not in ("", "/") and not parts.path.startswith(_ON_THE_WAY)
