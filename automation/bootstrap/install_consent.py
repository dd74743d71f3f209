"""Whether anything may be installed. It installs nothing.

Standard library only, and in a syntax that Python 3.8 reads: it is asked before the settings can be read.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Mapping, Sequence  # noqa: UP035  Python 3.8 must be able to read this file

FLAG = "--no-install"
VARIABLE = "SETUPWALK_NO_INSTALL"
_IN_FILE = re.compile(r"(?m)^\s*(?:export\s+)?SETUPWALK_NO_INSTALL\s*=[ \t]*([^\s#]*)")
_LARGEST = 1_000_000


def installs_nothing(arguments: Sequence[str], environ: Mapping[str, str], folder: Path) -> bool:
    """Whether whoever started this forbids to install, by the flag, the variable or `.env` in `folder`."""
    if FLAG in arguments:
        return True
    said = environ.get(VARIABLE, "").strip()
    if not said:
        lines = _IN_FILE.findall(_text(folder / ".env"))
        said = lines[-1] if lines else ""
    return said.strip("'\"").lower() in ("1", "true", "yes", "on")


def _text(path: Path) -> str:
    """What is in the file; nothing where it cannot be read, which the settings tell in their own words later."""
    try:
        if not path.is_file():
            return ""
        with path.open("rb") as file:
            return file.read(_LARGEST).decode("utf-8", "replace")
    except OSError:
        return ""
