"""What a row of bad input is made of: a command line, variables, files, and words that its refusal has to have."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

SECRET = "Tr0ub4dor&3-of-the-admin"
DEEP = "[" * 100_000
LONG = "x" * 5000
Row = tuple[str, dict[str, str], dict[str, str | bytes | Callable[[Path], None]], str]


def loop(path: Path) -> None:
    """Puts a link there that leads to itself."""
    path.symlink_to(path)
