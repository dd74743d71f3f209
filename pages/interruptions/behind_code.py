"""What an org shows only to somebody who has just proven who they are. It knows no step."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from ..browser.popups import new_tabs
from ..browser.questions import asking
from ..components import Button
from ..org import Org
from ..screen import Screen
from ..values.code import Code, expect
from .identity import VerifyIdentity, give_code
from .passkeys import VerifyByPasskey, answer_passkey

S = TypeVar("S", bound=Screen)


class _InFrame(VerifyIdentity):
    """The page for the code, which may take the place of the app's page, in a frame of the org's own."""

    native = False


class _PasskeyInFrame(VerifyByPasskey):
    """The same for a passkey."""

    native = False


@contextmanager
def behind_code(button: Button, wanted: type[S], code: Code) -> Iterator[S]:
    """Presses what leads to a screen that the org shows after a code or a passkey; a tab opened for it is closed again.

    Raises:
        PersonNeeded, CodeRefused, Untrusted: as `give_code` and `answer_passkey`.
        ScreenMissing: the screen did not come.
    """
    org = button.screen.org
    with new_tabs(org.page) as tabs:
        try:
            expect(code)
            button.click()
            org.until(
                lambda: tabs or org.current(_PasskeyInFrame) or org.current(_InFrame) or org.current(wanted),
                patience=org.patience.page,
            )
            there = Org(tabs[0], org.url, patience=org.patience, hosts=org.hosts) if tabs else org
            answered = set[str]()
            while not isinstance(page := there.wait_for(_PasskeyInFrame, _InFrame, wanted), wanted):
                if isinstance(page, _PasskeyInFrame):
                    answer_passkey(page, answered)
                elif isinstance(page, _InFrame):
                    give_code(page, code, answered)
            yield there.wait_for(wanted)
        finally:
            for tab in tabs:
                with asking(org.page):
                    tab.close()
