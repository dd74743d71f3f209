"""Where a verification code comes from when the org asks for one."""

from __future__ import annotations

from pages.values.code import Code, CodeWanted, nobody
from pages.values.secret import Secret

from ..files.questions import asked_unseen, at_terminal
from .loader import Settings
from .secrets import printed_by


def code_source(settings: Settings) -> Code:
    """The command of SF_CODE_COMMAND, else the person at the terminal, else nobody."""
    if settings.code_command:
        return lambda _: printed_by(
            settings.code_command, settings.origin("code_command"), environ=settings.command_environ
        )
    if at_terminal():
        return _ask
    return nobody


def _ask(where: CodeWanted) -> Secret:
    return Secret(asked_unseen(f"Enter the code {where}:"))
