"""Pages between the login form and the org: codes, phone, password, maintenance. Source: captured pages; grade A."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from .components import Button, Heading, TextField
from .components.buttons import refusals
from .errors import PersonNeeded, Refused
from .screen import Screen
from .secret import Secret

if TYPE_CHECKING:
    from .org import Org

Code = Callable[[str], Secret]
"""Asks somebody for a verification code; the text says where it was sent."""


def nobody(where: str) -> Secret:
    """The answer of a run that nobody watches and that was given no command for codes.

    Raises:
        PersonNeeded: always.
    """
    raise PersonNeeded(
        f"the org asks for a verification code ({where}) and there is nobody to give it",
        hint="set SF_CODE_COMMAND to a command that prints the code, or run it on a terminal",
    )


class VerifyIdentity(Screen):
    """Verify Your Identity: a code by e-mail (`emc`), by SMS (`smc`) or from an authenticator app (`tc`)."""

    title = "Verify Your Identity"
    native = True
    signed_in = False

    code = TextField("Verification Code", suffix=("emc", "smc", "tc"), always=True)
    verify = Button("Verify", always=True)

    def enter(self, code: Secret) -> None:
        """Types the code, presses Verify and waits until another page has come.

        Raises:
            Refused: the org does not take the code.
        """
        org, left = self.org, self.surface.url
        self.code.fill(code)
        self.verify.click()
        org.until(lambda: org.surface.url != left or refusals(org.page.main_frame), patience=org.patience.page)
        if org.now(VerifyIdentity) and (words := refusals(org.page.main_frame)):
            raise Refused(f"the org does not take the verification code: {'; '.join(words)}", hint="run again")

    @property
    def how(self) -> str:
        """A look: which kind of code is asked for."""
        path = urlsplit(self.surface.url).path
        return "from an authenticator app" if "Totp" in path else "by SMS" if "Sms" in path else "by e-mail"


class RegisterPhone(Screen):
    """Register Your Mobile Phone; it can be declined."""

    title = "Register Your Mobile Phone"
    native = True
    signed_in = False

    heading = Heading("Register Your Mobile Phone", "Registre seu celular", always=True)
    decline = Button(
        "I Don't Want to Register My Phone", "Remind Me Later", "Não desejo registrar meu celular", always=True
    )


class Maintenance(Screen):
    """The notice of a coming maintenance, in the page or in its frame; it can be read and left."""

    title = "Scheduled Maintenance"
    signed_in = False

    got_it = Button("Got it", "Continue", always=True)

    def showing(self) -> bool:
        """A look: its address tells it from other pages with such a button (grade A)."""
        return urlsplit(self.surface.url).path.startswith("/msg/maintenance") and super().showing()


class ChangePassword(Screen):
    """The org wants a new password before it lets anybody in."""

    title = "Change Your Password"
    native = True
    signed_in = False

    new = TextField("New Password", suffix="newpassword", always=True)
    again = TextField("Confirm New Password", suffix="confirmpassword", always=True)


class RegisterSecondFactor(Screen):
    """The org wants a second factor to be registered first. Known by its address alone (grade A)."""

    title = "Register a verification method"
    native = True
    signed_in = False

    def showing(self) -> bool:
        return any(path in self.org.page.url for path in ("registrationInterstitial.apexp", "/_ui/identity/webauthn/"))


def at_interstitial(org: Org) -> Screen | None:
    """A look: the page that stands between somebody and the org, if one does."""
    for screen in (RegisterSecondFactor, VerifyIdentity, RegisterPhone, Maintenance, ChangePassword):
        if found := org.now(screen):
            return found
    return None


def leave(page: Screen, code: Code) -> None:
    """Passes an interstitial.

    Raises:
        PersonNeeded: only a person can.
        Refused: the org does not take the code.
    """
    match page:
        case VerifyIdentity():
            page.enter(code(page.how))
        case RegisterPhone():
            page.decline.click()
        case Maintenance():
            page.got_it.click()
        case _:
            raise PersonNeeded(f'the org shows "{page.title}"', hint="log in by hand once, then run again")
