"""A virtual authenticator in the browser: it holds one passkey, or waits for a page that makes one. It knows no page.

It is Chromium's own, by the WebAuthn domain of the DevTools protocol, and not Playwright's `context.credentials`: that
one (1.65) answers from a script in every page and frame, signs whatever origin the caller names, and makes the answer
for any frame that asks. A page of somebody else's could so get a login of this org. Chromium's checks origin, host,
frame and focus as it does for a security key, and gives nothing to another host than the passkey's.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any, ClassVar
from weakref import WeakKeyDictionary

from playwright.sync_api import BrowserContext, CDPSession, Page

from ..values.passkey import Passkey
from ..values.secret import Secret

_OPTIONS = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
"""A built-in authenticator whose user has just been verified."""


_START = 1767225600
"""2026-01-01, in seconds since 1970."""
_COUNTS = 8
"""A second: two machines that use copies of one passkey are seldom at the same count, and 32 bits last until 2043."""


def _by_clock() -> int:
    return min(max(0, int((time.time() - _START) * _COUNTS)), 2**32 - 2)


def _unheard(_: int) -> None:
    return None


class Authenticator:
    """The authenticator of one browser context. In a context without one the pages get what the machine has."""

    _known: ClassVar[WeakKeyDictionary[BrowserContext, Authenticator]] = WeakKeyDictionary()

    def __init__(
        self, context: BrowserContext, passkey: Passkey | None = None, used: Callable[[int], None] = _unheard
    ) -> None:
        """`used` is told the count of each use, before the page that asked gets its next answer."""
        self.passkey = passkey
        self.uses = 0
        self.made: list[Passkey] = []
        self._used = used
        self._plugged: WeakKeyDictionary[Page, tuple[CDPSession, str]] = WeakKeyDictionary()
        Authenticator._known[context] = self

    @classmethod
    def of(cls, context: BrowserContext) -> Authenticator | None:
        """The context's, if it has one."""
        return cls._known.get(context)

    def plug_in(self, page: Page) -> None:
        """From now on this tab's pages find it. A second time, the passkey's count is brought up to date.

        The count goes by the clock where that is more than the last one: a copy of the passkey on another machine
        counts on too, and none comes twice though one of them was never written down (WebAuthn asks for a higher count,
        not for the next).
        """
        if page not in self._plugged:
            session = page.context.new_cdp_session(page)
            session.on("WebAuthn.credentialAdded", self._added)
            session.on("WebAuthn.credentialAsserted", self._asserted)
            session.send("WebAuthn.enable")
            told = session.send("WebAuthn.addVirtualAuthenticator", {"options": _OPTIONS})
            self._plugged[page] = session, told["authenticatorId"]
        elif self.passkey is not None:
            self._send(page, "removeCredential", credentialId=self.passkey.credential_id)
        if (passkey := self.passkey) is not None:
            self._send(page, "addCredential", credential=_as_told(passkey, max(passkey.sign_count, _by_clock())))

    def take_out(self, page: Page) -> None:
        """This tab's pages find what the machine has again."""
        session, _ = self._plugged.pop(page)
        session.detach()

    def _send(self, page: Page, method: str, **values: Any) -> None:
        session, name = self._plugged[page]
        session.send(f"WebAuthn.{method}", {"authenticatorId": name, **values})

    def _added(self, event: dict[str, Any]) -> None:
        if self.passkey is None:
            self.made.append(_passkey(event["credential"]))

    def _asserted(self, event: dict[str, Any]) -> None:
        self.uses += 1
        self.passkey = _passkey(event["credential"])
        self._used(self.passkey.sign_count)


def _passkey(told: dict[str, Any]) -> Passkey:
    return Passkey(
        told["credentialId"], told["rpId"], told.get("userHandle", ""), Secret(told["privateKey"]), told["signCount"]
    )


def _as_told(passkey: Passkey, count: int) -> dict[str, Any]:
    return {
        "credentialId": passkey.credential_id,
        "isResidentCredential": True,
        "rpId": passkey.rp_id,
        "privateKey": passkey.private_key.reveal(),
        "userHandle": passkey.user_handle,
        "signCount": count,
    }
