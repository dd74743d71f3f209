"""A JSON file that a person keeps: read whole, and replaced whole or not at all. It knows no member of it."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from automation.errors import SettingsError


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
        text = path.read_bytes().decode("utf-8")
        members = json.loads(text)
    except OSError as error:
        raise SettingsError(f"{path} cannot be read: {error.strerror}") from None
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
    real = path.resolve()
    try:
        handle, name = tempfile.mkstemp(prefix=f".{real.name}.", dir=real.parent)
        staged = Path(name)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(text.encode("utf-8"))
                file.flush()
                os.fsync(file.fileno())
            shutil.copymode(real, staged)
            _keep_owner(real, staged)
            staged.replace(real)
        finally:
            staged.unlink(missing_ok=True)
    except OSError as error:
        raise SettingsError(
            f"{path} cannot be written: {error.strerror}", hint="make the file and its folder writable"
        ) from error


def _keep_owner(real: Path, staged: Path) -> None:
    """Root's copy of somebody's file stays theirs; others may not give files away, and need not."""
    if sys.platform != "win32":
        there = real.stat()
        with contextlib.suppress(PermissionError):
            os.chown(staged, there.st_uid, there.st_gid)
