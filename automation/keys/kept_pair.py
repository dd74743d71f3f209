"""Keeps a key pair under the date on which another one takes its place. Nothing is ever overwritten or removed."""

from __future__ import annotations

import os
from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import count
from pathlib import Path

from ..files.reading import Unusable, read_bytes
from ..files.writing import sync_folder


def keep_pair(files: Sequence[tuple[Path, bytes, int]], day: date) -> list[Path]:
    """Writes what files hold to `server-2026-11-27.crt` and `.key` beside them, with these rights; returns the copies.
    A copy that is there already is taken, and another file of its name left alone.

    Raises:
        OSError: they cannot be written; what was begun is taken away.
    """
    return [_keep(path.resolve(), content, day, mode) for path, content, mode in files]


def kept_files(path: Path) -> list[Path]:
    """The copies of a file that were kept so, the newest first."""
    path = path.resolve()
    copies = path.parent.glob(f"{_escaped(path.stem)}-[0-9]*{path.suffix}")
    return sorted(copies, key=lambda copy: (copy.stem[: len(path.stem) + 11], len(copy.stem), copy.stem), reverse=True)


def _keep(path: Path, content: bytes, day: date, mode: int) -> Path:
    for copy in kept_files(path):
        with suppress(Unusable):
            if read_bytes(copy) == content:
                return copy
    for number in count(1):
        more = f"-{number}" if number > 1 else ""
        copy = path.with_name(f"{path.stem}-{day:%Y-%m-%d}{more}{path.suffix}")
        with suppress(FileExistsError):
            return _write(copy, content, mode)
    raise AssertionError("there is always a next number")


def _write(path: Path, content: bytes, mode: int) -> Path:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        path.chmod(mode)
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    sync_folder(path.parent)
    return path


def _escaped(name: str) -> str:
    """As `glob` takes it, word for word."""
    return "".join(f"[{letter}]" if letter in "*?[" else letter for letter in name)
