"""The folder for what the program keeps for one user of a machine. It knows no file in it.

Standard library only, and in a syntax that Python 3.8 reads.
"""

from __future__ import annotations

import contextlib
import os
import stat
import sys
import tempfile
from pathlib import Path
from typing import Iterator  # noqa: UP035  Python 3.8 must be able to read this file

from ..errors import SETTINGS, AutomationError

_NAME = "setupwalk"


def user_folder() -> Path:
    """A folder that this user alone may write to, made where it is not there; the same one for all of a user's runs.

    It is where the system's custom puts a program's state: XDG_STATE_HOME or ~/.local/state, ~/Library/Application
    Support on macOS, LOCALAPPDATA on Windows. Where the home folder cannot be written, as in many containers, it is a
    folder of the user's own among the temporary ones.

    Raises:
        AutomationError: none of these places can be used (exit code 3); the message says why.
    """
    problems = []
    for place, name in _places():
        try:
            place.mkdir(mode=0o700, parents=True, exist_ok=True)
            folder = place / name
            try:
                folder.mkdir(mode=0o700)
            except FileExistsError:
                problem = _problem(folder)
                if problem:
                    problems.append(f"{folder} {problem}")
                    continue
            if not os.access(str(folder), os.W_OK | os.X_OK):
                problems.append(f"{folder} cannot be written")
                continue
        except (OSError, ValueError) as error:
            problems.append(f"{place / name}: {getattr(error, 'strerror', None) or 'no such folder'}")
        else:
            return folder
    raise AutomationError(
        "there is no place for what is kept for this user: " + "; ".join(problems),
        hint="name a folder of your own with XDG_STATE_HOME (LOCALAPPDATA on Windows)",
        kind=SETTINGS,
    )


def _places() -> Iterator[tuple[Path, str]]:
    """Each place, and the folder's name in it, best first."""
    custom = os.environ.get("LOCALAPPDATA" if sys.platform == "win32" else "XDG_STATE_HOME", "")
    if os.path.isabs(custom):  # noqa: PTH117  an invalid name shall not be an error here
        yield Path(custom), _NAME
    else:
        try:
            home = Path.home()
        except RuntimeError:  # a user who is in no list of users, as in containers
            home = None
        if home is not None and home.is_absolute() and home != Path(home.anchor):
            inside = {"win32": "AppData/Local", "darwin": "Library/Application Support"}.get(
                sys.platform, ".local/state"
            )
            yield home / inside, _NAME
    # The folder of the temporary files is everybody's, so the name tells whose it is, and _problem checks it.
    with contextlib.suppress(OSError):
        yield Path(tempfile.gettempdir()), _NAME if sys.platform == "win32" else f"{_NAME}-{os.getuid()}"


def _problem(folder: Path) -> str:
    """Why what is there is not this user's own folder, as the end of a sentence; empty when it is."""
    there = os.lstat(str(folder))
    if stat.S_ISLNK(there.st_mode):
        return "is a link"
    if not stat.S_ISDIR(there.st_mode):
        return "is not a folder"
    if sys.platform != "win32":
        if there.st_uid != os.getuid():
            return "belongs to another user"
        if there.st_mode & 0o022:
            return "can be written by other users"
    return ""
