"""The login page's other way in: a passkey alone. That there is such a login is of grade B, its button of D."""

from __future__ import annotations

from urllib.parse import urlsplit

from ...browser.authenticator import Authenticator
from ...components import Button
from ...components.pressing.buttons import refusals
from ...errors import Refused
from ...interruptions.passkeys import check_host
from ...interruptions.way_in import let_in
from ...screen import Screen
from ...values.code import Code, expect


class PasskeyLogin(Screen):
    """The login page, as far as it offers a login by passkey."""

    title = "Login"
    titles = ("Login",)
    native = True
    signed_in = False

    log_in = Button("Log In with a Passkey", "Sign In with a Passkey", always=True)

    def typed(self) -> bool:
        """A check: nothing is typed here."""
        return False

    def sign_in(self, held: Authenticator, code: Code) -> None:
        """Presses it, with the passkey plugged in, and waits until the org has let the user in.

        Raises:
            Untrusted: the page is not known to be the org's, or is not at the passkey's host.
            Refused: no passkey was given, or the org did not take it. Others as `let_in`.
        """
        org = self.org
        assert held.passkey is not None
        check_host(self, held.passkey.rp_id)
        held.plug_in(org.page)
        uses, left = held.uses, self.born()
        expect(code)
        self.log_in.click()
        org.until(lambda: self.born() != left or refusals(self.surface), patience=org.patience.page)
        words = "; ".join(refusals(self.surface)) if self.born() == left else ""
        if words or (held.uses > uses and self._back()):
            raise Refused(
                f"the org does not take the kept passkey: {words or 'it shows its login page again'}",
                hint="look whether the user still has it; else register a new one with login --enroll-passkey",
            )
        let_in(self, code)

    def _back(self) -> bool:
        """A check: the org has sent the user to its login page again (`ec` in its address; grade A)."""
        return "ec=" in urlsplit(self.org.page.url).query
