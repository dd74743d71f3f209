"""Pages between the login form and the org: codes, phone, password, maintenance. Source: captured pages; grade A."""

from __future__ import annotations

from urllib.parse import urlsplit

from ..components import Button, CredentialButton, CredentialField, Heading, TextField
from ..components.pressing.buttons import refusals
from ..errors import CodeRefused, PersonNeeded
from ..org import Org
from ..screen import Screen
from ..values.code import AUTHENTICATOR, E_MAIL, TEXT_MESSAGE, Code, CodeWanted
from ..values.secret import Secret
from .passkeys import ANOTHER_WAY, CreatePasskey, VerifyByPasskey, answer_passkey


class VerifyIdentity(Screen):
    """Verify Your Identity: a code by e-mail (`emc`), by SMS (`smc`) or from an authenticator app (`tc`)."""

    title = "Verify Your Identity"
    native = True
    paths = ("/_ui/identity/verification/",)
    signed_in = False

    code = CredentialField("Verification Code", suffix=("emc", "smc", "tc"), always=True, code=True)
    verify = CredentialButton("Verify", always=True, code=True)

    def enter(self, code: Secret) -> None:
        """Types the code, presses Verify and waits until the org has answered, in a new document or in this one.

        Raises:
            Untrusted: the page, or where its form is sent to, is not known to be the org's.
        """
        org, left = self.org, self.born()
        self.code.entrust(code)
        self.verify.click()
        org.until(lambda: self.born() != left or self.refusals() or not self.showing(), patience=org.patience.page)

    def refusals(self) -> list[str]:
        """A check: what the page says against the code, in the org's own words."""
        return refusals(self.surface)

    @property
    def how(self) -> str:
        """A check: which kind of code is asked for, in words that follow "the code"."""
        path = urlsplit(self.surface.url).path
        return AUTHENTICATOR if "Totp" in path else TEXT_MESSAGE if "Sms" in path else E_MAIL


class _Decline(Button):
    """Whichever way past the page it shows: they all lead on."""

    strict = False


class RegisterPhone(Screen):
    """Register Your Mobile Phone; it can be declined."""

    title = "Register Your Mobile Phone"
    native = True
    signed_in = False

    heading = Heading("Register Your Mobile Phone", "Registre seu celular", always=True)
    decline = _Decline(
        "I Don't Want to Register My Phone", "Remind Me Later", "Não desejo registrar meu celular", always=True
    )


class Maintenance(Screen):
    """The notice of a coming maintenance, in the page or in its frame; it can be read and left."""

    title = "Scheduled Maintenance"
    signed_in = False
    paths = ("/msg/maintenance",)

    got_it = Button("Got it", "Continue", always=True)


class ChangePassword(Screen):
    """The org wants a new password before it lets anybody in."""

    title = "Change Your Password"
    native = True
    paths = ("/_ui/system/security/ChangePassword",)
    signed_in = False

    new = TextField("New Password", suffix="newpassword", always=True)
    again = TextField("Confirm New Password", suffix="confirmpassword", always=True)


class RegisterSecondFactor(Screen):
    """The org wants a second factor to be registered first. Known by its address alone (grade A)."""

    title = "Register a verification method"
    native = True
    signed_in = False
    paths = ("registrationInterstitial.apexp",)
    by_path = True


def at_interstitial(org: Org) -> Screen | None:
    """A check: the page that stands between somebody and the org, if one does."""
    kinds = (CreatePasskey, VerifyByPasskey, RegisterSecondFactor, VerifyIdentity, RegisterPhone, Maintenance)
    for screen in (*kinds, ChangePassword):
        if found := org.current(screen):
            return found
    return None


def at_approval(org: Org) -> bool:
    """A check: the page that waits until somebody approves the login in Salesforce Authenticator; it goes on by itself.

    Its address alone tells it (grade A); it has no input.
    """
    return "/ToopherVerification" in urlsplit(org.page.url).path


def give_code(page: VerifyIdentity, code: Code, answered: set[str]) -> None:
    """Asks for a code and gives it, once for each kind; `answered` are the kinds that were given already.

    A page that asks for the same kind again has not taken it, whatever it says: it is not answered again, since an
    org locks out who answers wrong too often. A person may give it to the page itself meanwhile.

    Raises:
        PersonNeeded: there is nobody to give one.
        CodeRefused: the org did not take it.
        Untrusted: the page, or where its form is sent to, is not known to be the org's; nobody was asked.
    """
    how = page.how
    if how in answered:
        words = "; ".join(page.refusals()) or "it asks for one again"
        raise CodeRefused(
            f"the org does not take the verification code: {words}", hint="run the same command again, with a new code"
        )
    page.code.check()
    answered.add(how)
    given = code(CodeWanted(how, page.showing))
    if given:
        page.enter(given)
    else:  # the page takes what the person has typed there
        page.org.until(lambda: not page.showing(), patience=page.org.patience.quick)


def leave(page: Screen, code: Code, answered: set[str]) -> None:
    """Passes an interstitial; `answered` as in `give_code`.

    Raises:
        PersonNeeded: only a person can.
        CodeRefused, Untrusted: as `give_code` and `answer_passkey`.
    """
    match page:
        case VerifyIdentity():
            give_code(page, code, answered)
        case VerifyByPasskey():
            answer_passkey(page, answered)
        case CreatePasskey() | RegisterSecondFactor():
            raise PersonNeeded(f'the org wants a passkey to be registered: it shows "{page.title}"', hint=ANOTHER_WAY)
        case RegisterPhone():
            page.decline.click()
        case Maintenance():
            page.got_it.click()
        case _:
            raise PersonNeeded(
                f'the org shows "{page.title}"', hint="log in by hand once, then run the same command again"
            )
