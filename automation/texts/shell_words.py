"""A command as a person can copy it into the shell of this system. It knows no command."""

from __future__ import annotations

import re
import shlex
import sys
from collections.abc import Iterable

_PLAIN = re.compile(r"[\w@+:,./\\-]+", re.ASCII)


def quoted(text: str, *, windows: bool = sys.platform == "win32") -> str:
    """One word. On Windows in double quotes, which PowerShell and cmd both know; cmd knows no single ones."""
    if not windows:
        return shlex.quote(text)
    return text if _PLAIN.fullmatch(text) and not text.startswith(("@", ",")) else '"' + text.replace('"', '\\"') + '"'


def set_variable(name: str, value: str, *, windows: bool = sys.platform == "win32") -> str:
    """What sets an environment variable for the commands after it; on Windows in PowerShell."""
    if windows:
        return "$env:" + name + " = '" + value.replace("'", "''") + "'"
    return f"export {name}={shlex.quote(value)}"


def shell_line(words: Iterable[str]) -> str:
    """A whole command."""
    return " ".join(quoted(word) for word in words)
