"""The codes of an authenticator app whose secret is known (RFC 6238): one for each 30 seconds, and each given once."""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable
from contextlib import suppress
from threading import Event

from pages.values.code import AUTHENTICATOR, CodeWanted
from pages.values.secret import Secret

from ...bootstrap.lock import locked
from ...bootstrap.user_folder import user_folder
from ...errors import AutomationError
from ...files.writing import write_atomic

_WINDOW = 30
"""Seconds for which a code holds."""
_LOOK = 0.5
"""Seconds between two looks at whether the page asks still."""


class Authenticator:
    """Answers where the org asks for a code of an authenticator app, and nowhere else.

    Which code was given last is remembered for the machine's user: two commands in a row do not give the same.
    """

    name = "SF_TOTP_SECRET"

    def __init__(
        self, seed: Callable[[], Secret], say: Callable[[str], None], now: Callable[[], float] = time.time
    ) -> None:
        """`now` is in seconds of the epoch."""
        self._seed, self._say, self._now = seed, say, now
        self._last = -1

    def answers(self, where: str) -> bool:
        """Whether it is the kind of code that it has."""
        return where == AUTHENTICATOR

    def give(self, wanted: CodeWanted) -> Secret:
        """The code of now; of the next 30 seconds, where that of now was given already."""
        import pyotp  # noqa: PLC0415 - no other command needs it

        seed = self._seed().reveal()
        mark = f"totp-{hashlib.sha256(seed.encode()).hexdigest()[:16]}"
        with locked(mark, lambda: None):
            last = max(self._last, _remembered(mark))
            if not self._next_window(last, wanted):
                return Secret("")
            self._last = int(self._now()) // _WINDOW
            _remember(mark, self._last)
        return Secret(pyotp.TOTP(seed).at(self._last * _WINDOW))

    def _next_window(self, last: int, wanted: CodeWanted) -> bool:
        """Waits until the code of now is another one than that of window `last`; false where nobody asks any more."""
        if int(self._now()) // _WINDOW != last:
            return True
        left = (last + 1) * _WINDOW - self._now()
        self._say(f"the authenticator's code of now was given already; the next one comes in {left:.0f} s")
        rest = Event()
        for _ in range(int(_WINDOW / _LOOK) + 2):
            if int(self._now()) // _WINDOW != last:
                return True
            if not wanted.still():
                return False
            rest.wait(min(_LOOK, max(0.01, (last + 1) * _WINDOW - self._now())))
        return True


def _remembered(mark: str) -> int:
    """The window whose code was given last by this machine's user; -1 for none, or where that cannot be read."""
    with suppress(OSError, ValueError, AutomationError):
        return int((user_folder() / f"{mark}.last").read_text(encoding="ascii")[:20])
    return -1


def _remember(mark: str, window: int) -> None:
    with suppress(OSError, AutomationError):
        write_atomic(user_folder() / f"{mark}.last", f"{window}\n")
