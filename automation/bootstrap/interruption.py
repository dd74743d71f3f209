"""Signals that ask a program to end: the first raises, so that a run ends in order. It knows no run.

Standard library only, and in a syntax that Python 3.8 reads.
"""

from __future__ import annotations

import atexit
import itertools
import os
import signal
import sys
import threading
from contextlib import contextmanager, suppress
from types import FrameType
from typing import Callable, Iterator  # noqa: UP035  Python 3.8 must be able to read this file

from ..errors import ENDED, INTERRUPTED, FailureKind
from .deadline import Clock

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Ctrl-C; a CI system, systemd or a container's end; a terminal that is closed; Windows's Ctrl-Break and closed
console."""
_GRACE = 30.0
"""Seconds for an end in order: a report is written and a browser closed. After that the process ends all the same."""
_TELLING = 2.0
"""Seconds for what is said at the end, which takes none unless nobody reads it."""
_STILL = b"setupwalk: it is ending; once more ends it at once\n"


class Interrupted(KeyboardInterrupt):
    """Somebody asked the program to end, by this signal; `kind` has the exit code, 130 for Ctrl-C, else 143."""

    def __init__(self, number: int = signal.SIGINT) -> None:
        super().__init__(f"signal {number}")
        self.kind = INTERRUPTED if number == signal.SIGINT else ENDED

    @classmethod
    def of(cls, exit_code: int) -> Interrupted:
        """The one with this exit code."""
        return cls(signal.SIGINT if exit_code == INTERRUPTED.exit_code else signal.SIGTERM)


def kind_of_end(stop: KeyboardInterrupt) -> FailureKind:
    """The kind of an interruption, also of one that a library raised."""
    return stop.kind if isinstance(stop, Interrupted) else INTERRUPTED


def _wordless(exit_code: int) -> int:
    return exit_code


class Signals:
    """What becomes of a signal: the first raises Interrupted in the main thread, the second is answered with a line,
    for CI systems send several on their way, and the third ends the process at once.

    Before it does, `last_word` is called with the exit code, for what has to be said however the process ends; it
    returns the one to end with.
    """

    def __init__(self) -> None:
        self.last_word: Callable[[int], int] = _wordless
        self._counter = itertools.count(1)  # its `next` is one act, which no other signal divides
        self._telling = self._told = self._settled = self._ending = False
        self._turn = [True]  # whoever takes it says how the command ended: the command itself, or the last word
        self._code: int | None = None
        self._number = int(signal.SIGINT)
        self._clock = Clock()

    def tell(self) -> None:
        """The command has ended, and is going to say how: no signal raises any more, nor cuts that off, unless nobody
        takes what is said."""
        self._telling = True
        self._clock.stop()
        if not self._told:
            try:
                self._turn.pop()
            except IndexError:
                threading.Event().wait()  # the last word has the turn, and the process ends after it
            self._told = True

    def settle(self, code: int | None = None) -> None:
        """All is said: from now on a signal ends the process at once, without a word, and with this exit code."""
        if not self._telling:
            self._clock.stop()
        self._telling, self._settled = True, True
        self._code = self._code if code is None else code

    def arrived(self, number: int, _frame: FrameType | None) -> None:
        """The handler.

        Raises:
            Interrupted: at the first.
        """
        if self._ending:
            return
        count = next(self._counter)
        if count == 1:
            self._number = number
        if self._settled:
            os._exit(self._exit_code if self._code is None else self._code)
        if self._telling:
            self._clock.end_after(_TELLING, self._exit)
            return
        if count > 2:
            self._end()
            return
        if count == 2:
            with suppress(OSError):
                os.write(2, _STILL)  # a signal may come in the middle of a write, which knows no second one
            return
        self._clock.end_after(_GRACE, self._end)
        _raise_in_main(Interrupted(number))

    @property
    def _exit_code(self) -> int:
        return Interrupted(self._number).kind.exit_code

    def _end(self) -> None:
        try:
            self._turn.pop()
        except IndexError:  # the command itself says how it ended
            return
        self._ending = True
        self._clock.end_after(_TELLING, self._exit)
        code = self._exit_code
        with suppress(Exception):
            code = self.last_word(code)
        os._exit(code)

    def _exit(self) -> None:
        os._exit(self._exit_code)


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
        if stay:
            atexit.register(_ignore, tuple(before))
        for number, old in before.items() if not stay else ():
            signal.signal(number, old)


def _ignore(numbers: tuple[int, ...]) -> None:
    """The interpreter's own end takes the handlers away, and what comes then would change the exit code."""
    for number in numbers:
        signal.signal(number, signal.SIG_IGN)


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
