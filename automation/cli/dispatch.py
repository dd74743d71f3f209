"""Reads a command line and does its command. It knows no command."""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pages.values.secret import Secret

from ..bootstrap.child_environment import is_secret
from ..files.writable import working_folder
from ..settings.advised_commands import repeat_flags
from ..texts.given_text import looks_secret
from .call import Call
from .parser import parser

if TYPE_CHECKING:
    from ..runs.redact import Redactor
    from .wiring import Does

_LONG = 8
"""Characters: what stands in another program's variable, and is shorter, may be any word."""


def run(words: Sequence[str], redactor: Redactor) -> int:
    """Runs the command of a command line; returns the exit code. `redactor` learns the secrets on the way.

    Raises:
        AutomationError: the command line or a setting is wrong, or the command cannot start.
    """
    args = parser().read(words)
    repeat_flags(vars(args))
    for name, value in os.environ.items():
        known_by_settings = name in ("APP_PRIVATE_KEY", "APP_CERTIFICATE")  # a path among them is worth reading
        shown_by_nobody = name.startswith("SF_") or (len(value) >= _LONG and looks_secret(value))
        if is_secret(name, value) and shown_by_nobody and not known_by_settings:
            redactor.add(Secret(value))
    does: Does = args.does
    return does(Call(args, working_folder(), redactor))
