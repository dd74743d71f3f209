"""A JSON file that a person keeps: read whole, and replaced whole or not at all. It knows no member of it."""

from __future__ import annotations

import contextlib
import json
import os
import stat
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..files.reading import Unusable, read_bytes, reason
from ..files.writing import write_atomic
from .json_edit import loads


@dataclass(frozen=True, slots=True)
class Text:
    """A JSON object with its text, line ends as they are."""

    text: str
    members: dict[str, Any]


def read_text(path: Path) -> Text:
    """The file's text and its members.

    Raises:
        SettingsError: it cannot be read or is not a JSON object; the message names line and column. The CLI silently
            takes its defaults then.
    """
    try:
        data = read_bytes(path)
    except Unusable as error:
        raise SettingsError(f"{path} {error}") from None
    try:
        text = data.decode("utf-8")
        members = loads(text)
    except UnicodeDecodeError:
        raise SettingsError(f"{path} is not UTF-8 text", hint="save it again with the encoding UTF-8") from None
    except json.JSONDecodeError as error:
        what = "it begins with a byte order mark" if text.startswith("\ufeff") else error.msg
        raise SettingsError(
            f"{path} line {error.lineno} column {error.colno}: not valid JSON: {what}",
            hint="correct the file; nothing was written to it",
        ) from None
    if not isinstance(members, dict):
        raise SettingsError(
            f"{path} line 1 column 1: it holds no JSON object, the text between {{ and }}",
            hint="correct the file; nothing was written to it",
        )
    return Text(text, members)


def replace_text(path: Path, text: str) -> None:
    """Puts a new text in the place of the file's, keeping its mode and owner; a link to it stays a link.

    Raises:
        SettingsError: it cannot be written; the file is as before.
    """
    try:
        real = path.resolve(strict=True)
        before = real.stat()
        write_atomic(real, text, mode=stat.S_IMODE(before.st_mode), durable=True)
        _keep_owner(before, real)
    except (OSError, RuntimeError) as error:
        why = reason(error) if isinstance(error, OSError) else "it is a link that leads to itself"
        raise SettingsError(f"{path} cannot be written: {why}", hint="make the file and its folder writable") from error


def _keep_owner(before: os.stat_result, real: Path) -> None:
    """Root's copy of somebody's file stays theirs; others may not give files away, and need not."""
    if sys.platform != "win32":
        with contextlib.suppress(PermissionError):
            os.chown(real, before.st_uid, before.st_gid)
