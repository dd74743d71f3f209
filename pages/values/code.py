"""Whoever can give a verification code. It knows no page that asks for one."""

from __future__ import annotations

from collections.abc import Callable

from ..errors import PersonNeeded
from .secret import Secret

Code = Callable[[str], Secret]
"""Asks somebody for a verification code; the text says where it was sent."""


def nobody(where: str) -> Secret:
    """The answer of a run that nobody watches and that was given no command for codes.

    Raises:
        PersonNeeded: always.
    """
    raise PersonNeeded(
        f"the org asks for a verification code ({where}) and there is nobody to give it",
        hint="set SF_CODE_COMMAND to a command that prints the code, or run it on a terminal",
    )
