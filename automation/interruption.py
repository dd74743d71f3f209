"""Signals that ask a program to end: the first raises, so that a run ends in order. It knows no run.

Standard library only, and in a syntax that Python 3.8 reads.
"""

from __future__ import annotations

import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Iterator  # noqa: UP035  Python 3.8 must be able to read this file

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C; a CI system, systemd or a container's end; a terminal that is closed; Windows's Ctrl-Break and closed
console."""
_GRACE = 30.0
"""Seconds for an end in order: a report is written and a browser closed. After that the process ends all the same."""
_STILL = b"setupwalk: it is ending; once more ends it at once\n"


class Interrupted(KeyboardInterrupt):
    """Somebody asked the program to end, by this signal. `exit_code` is 130 for Ctrl-C, else 143."""

    def __init__(self, number: int = signal.SIGINT) -> None:
        super().__init__(f"signal {number}")
        self.exit_code = 130 if number == signal.SIGINT else 143


def exit_code_of(stop: KeyboardInterrupt) -> int:
    """The process's exit code for an interruption, also for one that a library raised."""
    return stop.exit_code if isinstance(stop, Interrupted) else 130


class Signals:
    """What becomes of a signal: the first raises Interrupted in the main thread, the second is answered with a line,
    for CI systems send several on their way, and the third ends the process at once."""

    def __init__(self) -> None:
        self._count = 0
        self._settled = False
        self._number = int(signal.SIGINT)
        self._timer: threading.Timer | None = None

    def settle(self) -> None:
        """Nothing is left that must end in order: from now on a signal ends the process at once, without a word."""
        self._settled = True
        if self._timer is not None:
            self._timer.cancel()

    def arrived(self, number: int, _frame: FrameType | None) -> None:
        """The handler.

        Raises:
            Interrupted: at the first.
        """
        self._count += 1
        if self._settled or self._count > 2:
            self._end()
        if self._count == 2:
            with suppress(OSError):
                os.write(2, _STILL)  # a signal may come in the middle of a write, which knows no second one
            return
        self._number = number
        self._timer = threading.Timer(_GRACE, self._end)
        self._timer.daemon = True
        self._timer.start()
        _raise_in_main(Interrupted(number))

    def _end(self) -> None:
        os._exit(130 if self._number == signal.SIGINT else 143)


@contextmanager
def signals(*, stay: bool) -> Iterator[Signals]:
    """Handles the signals for the length of a `with`, as far as whoever started us has not switched them off.

    With `stay` the handlers stay after it, settled, until the process has ended: without them a signal during the
    interpreter's own end is a traceback.
    """
    handler = Signals()
    before = {}
    if threading.current_thread() is threading.main_thread():
        for number in (getattr(signal, name) for name in _NAMES if hasattr(signal, name)):
            if signal.getsignal(number) is not signal.SIG_IGN:  # nohup, or a shell's background
                before[number] = signal.signal(number, handler.arrived)
    try:
        yield handler
    finally:
        handler.settle()
        for number, old in before.items() if not stay else ():
            signal.signal(number, old)


def _raise_in_main(error: Interrupted) -> None:
    """Raises where the program waits, not where the signal happened to find the thread.

    Playwright runs its event loop in a greenlet of its own, and what hears of a page in others. An error that is raised
    in the loop ends it, and the browser could not be closed in order any more; one of the others would be left in the
    middle of what it does, with its locks. So the loop itself hands the error on, at its next turn.
    """
    greenlet = getattr(sys.modules.get("greenlet"), "getcurrent", None)
    current = greenlet() if greenlet is not None else None
    root = current
    while root is not None and root.parent is not None:
        root = root.parent
    if root is None or root is current:
        raise error
    import asyncio  # noqa: PLC0415 - it is there, since the loop is; a bootstrap needs none

    try:
        asyncio.get_running_loop().call_soon_threadsafe(root.throw, error)
    except RuntimeError:  # the loop is at its end
        root.throw(error)
