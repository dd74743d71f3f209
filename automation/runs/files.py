"""Files of a run's folder that a report names: plain files in that folder itself, and no others.

Whoever can edit results.json may name any file of the machine in it; a report is passed on.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path

_MOST = 20_000_000
"""Bytes of a picture: a page of 1440 by 1000 has some 50,000."""
_JPEG = b"\xff\xd8\xff"


def is_own(folder: Path, name: str) -> bool:
    """Whether a name is that of a plain file in the folder: no path, no link, no device."""
    if not name or name in (".", "..") or any(sign in name for sign in "/\\:\0"):
        return False
    try:
        return stat.S_ISREG((folder / name).lstat().st_mode)
    except (OSError, ValueError):
        return False


def picture(folder: Path, name: str) -> bytes | None:
    """A picture of the folder; None where that is not one."""
    if not is_own(folder, name):
        return None
    try:
        handle = os.open(folder / name, os.O_RDONLY | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as file:
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                return None
            content = file.read(_MOST + 1)
    except OSError:
        return None
    return content if content.startswith(_JPEG) and len(content) <= _MOST else None


def foreign(folder: Path, name: str) -> bool:
    """Whether a name cannot be that of a file which the run left there; one that is gone by now can be."""
    plain = bool(name) and not any(sign in name for sign in "/\\:\0") and name not in (".", "..")
    return bool(name) and not (plain and (is_own(folder, name) or not os.path.lexists(folder / name)))
