"""Whatever is asked on the terminal: seen by whoever is asked, and answered by what they type after they have seen it.

There is one terminal, as there is one `sys.stdin`: what redraws on it says so here, and rests while somebody is asked.
"""

from __future__ import annotations

import getpass
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Protocol, TextIO


class Drawing(Protocol):
    """Something that redraws a line of the terminal by itself, such as a spinner."""

    def hold(self) -> None:
        """Takes the line away; nothing is drawn any more."""

    def go_on(self) -> None:
        """Draws again."""


_drawn: list[Drawing] = []
"""What redraws now."""


def draws(drawing: Drawing) -> None:
    """From now on that is held while somebody is asked."""
    if drawing not in _drawn:
        _drawn.append(drawing)


def drawn(drawing: Drawing) -> None:
    """That redraws no more."""
    with suppress(ValueError):
        _drawn.remove(drawing)


@contextmanager
def aside() -> Iterator[None]:
    """The terminal is a person's for the length of a `with`: what redraws on it is taken away, and comes back after."""
    held = list(_drawn)
    for drawing in held:
        drawing.hold()
    try:
        yield
    finally:
        for drawing in held:
            if drawing in _drawn:
                drawing.go_on()


def at_terminal() -> bool:
    """Whether the input comes from a terminal."""
    return sys.stdin is not None and sys.stdin.isatty()


def somebody_there(out: TextIO) -> bool:
    """Whether a person can read what is written to `out`, and can answer."""
    return at_terminal() and out.isatty()


def asked(question: str, out: TextIO) -> str:
    """The line that a person types after the question; empty where the input has ended."""
    with aside():
        _forget_typed()
        out.write(f"{question} ")
        out.flush()
        try:
            line = sys.stdin.readline()
        except KeyboardInterrupt:
            out.write("\n")
            raise
        if not line.endswith("\n"):  # Ctrl-D leaves the cursor behind the question
            out.write("\n")
    return line.strip()


def agreed(question: str, out: TextIO) -> bool:
    """Whether a person answers the question with yes; anything else is a no."""
    return asked(question, out).casefold() in ("y", "yes")


def asked_unseen(question: str) -> str:
    """As `asked`, and what is typed is not shown. The question goes to the terminal itself."""
    with aside():
        _forget_typed()
        return getpass.getpass(f"{question} ").strip()


def _forget_typed() -> None:
    """What was typed before a question was to be seen is no answer to it."""
    if sys.platform == "win32":
        import msvcrt  # noqa: PLC0415 - Windows alone has it

        while msvcrt.kbhit():
            msvcrt.getwch()
    else:
        import termios  # noqa: PLC0415 - Windows has none

        with suppress(termios.error, OSError, ValueError):  # it is no terminal
            termios.tcflush(sys.stdin.fileno(), termios.TCIFLUSH)
