"""Whoever can give a verification code. It knows no page that asks for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ..errors import PersonNeeded
from .secret import Secret


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """An org asks for a code: `where` it was sent, and a check whether the page `still` asks for it."""

    where: str
    still: Callable[[], bool]

    def __str__(self) -> str:
        return self.where


Code = Callable[[CodeWanted], Secret]
"""Asks somebody for a verification code; an empty one says that they have given it to the page themselves."""


def nobody(where: CodeWanted) -> Secret:
    """The answer of a run that nobody watches and that was given no command for codes.

    Raises:
        PersonNeeded: always.
    """
    raise PersonNeeded(
        f"the org asks for the verification code {where}, and nobody is here to enter it",
        hint="set SF_CODE_COMMAND to a command that prints the code, or run this in a terminal",
    )
