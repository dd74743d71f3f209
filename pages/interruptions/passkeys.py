"""The pages that ask for a passkey, and for one to be made. Source: public automation code that runs against real orgs,
and notes of those who stood before them; addresses and Create Passkey are of grade A, the other button's words A-."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..browser.authenticator import Authenticator
from ..components import Button
from ..components.pressing.buttons import refusals
from ..errors import PersonNeeded, Refused, Untrusted
from ..screen import Screen

ANOTHER_WAY = (
    "for a user who is there for automation alone, register a passkey once, with login --enroll-passkey; for "
    "anybody else, log in by hand once, with login"
)
"""What to do where a passkey is asked for and none is kept."""
_BY_ITSELF = 0.5
"""Seconds for a page to ask for the passkey as it comes, without a press."""
_KIND = "passkey"


class VerifyByPasskey(Screen):
    """Verify Your Identity, by a passkey: a built-in authenticator or a security key."""

    title = "Verify Your Identity"
    native = True
    signed_in = False
    paths = ("/_ui/identity/verification/method/UnifiedPasskeyVerification",)
    by_path = True

    log_in = Button("Log In With a Passkey", "Verify With a Passkey", "Use Your Passkey", always=True)

    def refusals(self) -> list[str]:
        """A check: what the page says against the passkey, in the org's own words."""
        return refusals(self.surface)


class CreatePasskey(Screen):
    """Create a Passkey, which the org wants of a user who needs one and has none."""

    title = "Create a Passkey"
    native = True
    signed_in = False
    paths = ("/_ui/identity/webauthn/",)
    by_path = True

    create = Button("Create Passkey", "Create a Passkey", always=True)

    def refusals(self) -> list[str]:
        """A check: what the page says against the new passkey."""
        return refusals(self.surface)


def answer_passkey(page: VerifyByPasskey, answered: set[str]) -> None:
    """Answers with the passkey that is plugged in, once, and waits until the org has taken it or not; `answered` are
    the kinds of questions that were answered already.

    Raises:
        PersonNeeded: none is plugged in.
        Refused: the org did not take it.
        Untrusted: the page is not known to be the org's, or is not at the host that the passkey is for.
    """
    org = page.org
    held = Authenticator.of(org.page.context)
    if held is None or held.passkey is None:
        raise PersonNeeded("the org asks for a passkey, and none is kept for this user", hint=ANOTHER_WAY)
    if _KIND in answered:
        words = "; ".join(page.refusals()) or "it asks for one again"
        raise Refused(
            f"the org does not take the kept passkey: {words}",
            hint="if another run used it at the same moment, run this one again; else look whether the user still has "
            "it (Advanced User Details, Built-in Authenticators), or remove the kept file and register a new one with "
            "login --enroll-passkey",
        )
    check_host(page, held.passkey.rp_id)
    answered.add(_KIND)
    uses, left = held.uses, page.born()

    def told() -> bool:
        return page.born() != left or bool(page.refusals()) or not page.showing()

    if not org.until(lambda: held.uses > uses or told(), patience=_BY_ITSELF):
        held.plug_in(org.page)
        page.log_in.click()
    org.until(told, patience=org.patience.page)


def check_host(page: Screen, rp_id: str) -> None:
    """A check: a passkey for `rp_id` may be used on this page.

    Raises:
        Untrusted: the page is not known to be the org's, or is at another host.
    """
    address, hosts = page.surface.url, page.org.hosts.credentials
    host = urlsplit(address).hostname or "no host"
    if why := hosts.objection(address, code=True):
        raise Untrusted(
            f"{host} asks for a passkey and {why}: none was used. The way there began at {hosts.login_url}",
            hint="ask whoever runs your network and org why it leads there",
        )
    if host != rp_id:
        raise Untrusted(
            f"{host} asks for a passkey, and the kept one is for {rp_id}: it was not used",
            hint="if the org's host has changed, register a new one with login --enroll-passkey",
        )
