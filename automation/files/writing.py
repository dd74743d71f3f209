"""Writes files whole or not at all. It knows neither names nor contents."""

from __future__ import annotations

import os
import sys
import tempfile
from contextlib import suppress
from pathlib import Path


def write_atomic(path: Path, data: str | bytes, *, mode: int = 0o600, durable: bool = False) -> Path:
    """Writes a file so that it is there whole or as it was before, whenever the writing ends; returns its path.

    `mode` are the rights on POSIX systems. `durable`: on return it would outlast a power cut too. Text is UTF-8, and
    its line breaks stay as they are.

    Raises:
        OSError: it cannot be written; what was there before is untouched, and nothing half-written is left.
    """
    content = data.encode("utf-8") if isinstance(data, str) else data
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:40]}.")  # only its owner may read it
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
            file.flush()
            if durable:
                os.fsync(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
    except BaseException:
        with suppress(OSError):
            temporary.unlink()
        raise
    if durable:
        sync_folder(path.parent)
    return path


def sync_folder(folder: Path) -> None:
    """Makes the names in a folder last through a power cut, where folders can be opened for that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
