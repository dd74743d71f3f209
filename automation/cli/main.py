"""The command `setupwalk`: arguments in, exit code out. What each command does is in commands.py."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .border import run_at_border

if TYPE_CHECKING:
    from ..runs.redact import Redactor


def main(argv: Sequence[str] | None = None) -> int:
    """Runs one command; returns the process's exit code. Without `argv` it is the process's own, which ends with it."""
    return run_at_border(sys.argv[1:] if argv is None else argv, _run, stay=argv is None)


def _run(words: Sequence[str], redactor: Redactor) -> int:
    from .dispatch import run  # noqa: PLC0415 - an interruption of these many imports is told at the border too

    return run(words, redactor)
