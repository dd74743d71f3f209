"""Whoever can give a verification code. It knows no page that asks for one."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol, runtime_checkable

from ..errors import PersonNeeded
from .secret import Secret

E_MAIL, TEXT_MESSAGE, AUTHENTICATOR = "from your e-mail", "from your text message", "from your authenticator app"
"""Which code an org asks for, in words that follow "the code"."""


@dataclass(frozen=True, slots=True)
class CodeWanted:
    """An org asks for a code: `where` it was sent, one of the above, and a check whether the page `still` asks."""

    where: str
    still: Callable[[], bool]

    def __str__(self) -> str:
        return self.where


Code = Callable[[CodeWanted], Secret]
"""Asks somebody for a verification code; an empty one says that they have given it to the page themselves."""


@runtime_checkable
class Expecting(Protocol):
    """Somebody who gives codes, and wants to know beforehand that one may be sent."""

    def expect(self) -> None:
        """Something is about to be done at which the org may send a code: what is there already is an old one."""

    def expect_no_more(self) -> None:
        """The org has let somebody in: it asks for no code until the next `expect`."""


def expect(code: object) -> None:
    """Tells whoever gives codes that the org may send one from now on."""
    if isinstance(code, Expecting):
        code.expect()


def expect_no_more(code: object) -> None:
    """Tells whoever gives codes that the org has asked for all that it wanted."""
    if isinstance(code, Expecting):
        code.expect_no_more()


def nobody(where: CodeWanted) -> Secret:
    """The answer of a run that nobody watches and that was given no command for codes.

    Raises:
        PersonNeeded: always.
    """
    raise PersonNeeded(
        f"the org asks for the verification code {where}, and nobody is here to enter it",
        hint="set SF_TOTP_SECRET, SF_CODE_IMAP or SF_CODE_COMMAND, as the README says, or run this in a terminal",
    )
