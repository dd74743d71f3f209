"""Whether files can be put where they are to be put, found out before the work. It leaves nothing behind.

It knows no file's content.
"""

from __future__ import annotations

import errno
import os
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from ..errors import SettingsError
from .reading import is_folder, is_there, reason
from .writing import write_atomic

_ROOM = b"\0" * 65_536
"""Bytes that must fit: a disk with less is as good as full."""


def working_folder() -> Path:
    """The current folder.

    Raises:
        SettingsError: it has been removed, or its name is not UTF-8, which no report could hold.
    """
    try:
        folder = Path.cwd()
    except OSError:
        raise SettingsError("the current folder is not there any more", hint="change into one that is") from None
    try:
        str(folder).encode("utf-8")
    except UnicodeEncodeError:
        raise SettingsError("the current folder's name is not UTF-8 text", hint="rename it, or use another") from None
    return folder


def need_file(path: Path, origin: str) -> Path:
    """Makes sure that a file of that name can be written, new or in another's place; returns the path.

    Raises:
        SettingsError: it cannot; the message begins with `origin`, the flag or setting that names it.
    """
    if is_folder(path):
        raise _unwritable(path, origin, os.strerror(errno.EISDIR))
    _try(path.absolute().parent, path, origin)
    return path


def need_folder(path: Path, origin: str) -> Path:
    """Makes sure that files can be written to a folder, which may have to be made first; returns the path.

    Raises:
        SettingsError: they cannot; the message begins with `origin`, the flag or setting that names it.
    """
    place = path.absolute()
    while not is_there(place) and not place.is_symlink() and place != place.parent:
        place = place.parent
    _try(place, path, origin)
    return path


def need_temporary(env: Mapping[str, str]) -> Path | None:
    """Makes sure that the browser and its driver find room for their temporary files; returns their folder.

    They take the first of these variables that is set, and other than Python no other folder where it does not serve.

    Raises:
        SettingsError: it is not there, or nothing can be written to it.
    """
    names = ("TEMP", "TMP") if sys.platform == "win32" else ("TMPDIR", "TMP", "TEMP")
    name = next((name for name in names if env.get(name)), "")
    if not name and sys.platform == "win32":
        return None
    place = Path(env[name] if name else "/tmp")  # noqa: S108 - it is where they go; nothing is kept there
    origin = f"{name} (environment variable)" if name else "temporary files"
    hint = f"set {names[0]} to a folder in which files can be made: the browser keeps its temporary files there"
    if not is_folder(place):
        why = "is not a folder" if is_there(place) else "is not there"
        raise SettingsError(f"{origin}: {place} {why}", hint=hint)
    try:
        _try(place, place, origin)
    except SettingsError as error:
        raise SettingsError(str(error), hint=hint) from None
    return place


def write_named(path: Path, content: str, origin: str) -> Path:
    """Writes a file that a person has named, whole or not at all; everybody may read it.

    Raises:
        SettingsError: it cannot be written; the message begins with `origin`.
    """
    try:
        return write_atomic(path, content, mode=0o644)
    except (OSError, ValueError) as error:
        raise _unwritable(path, origin, _why(error)) from None


def _try(folder: Path, path: Path, origin: str) -> None:
    try:
        with tempfile.TemporaryFile(dir=folder) as file:
            file.write(_ROOM)
    except (OSError, ValueError) as error:
        raise _unwritable(path, origin, _why(error)) from None


def _why(error: Exception) -> str:
    return reason(error) if isinstance(error, OSError) else "no file can have such a name"


def _unwritable(path: Path, origin: str, why: str) -> SettingsError:
    return SettingsError(
        f"{origin}: {path} cannot be written: {why}", hint="name a place where files can be made and there is room"
    )
