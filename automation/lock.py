"""A lock between processes of one user. Standard library only, and in a syntax that Python 3.8 reads."""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from pathlib import Path
from typing import Callable, Iterator  # noqa: UP035  Python 3.8 must be able to read this file


@contextlib.contextmanager
def locked(name: str, waiting: Callable[[], None]) -> Iterator[None]:
    """Holds the lock `name` for the length of a `with`; calls `waiting` once if another process has it.

    The system frees it when its holder ends, however that ends, so a killed run leaves no stale lock.
    """
    user = "" if sys.platform == "win32" else f"-{os.getuid()}"
    path = Path(tempfile.gettempdir()) / f"setupwalk-{name}{user}.lock"
    # Not through a link: the folder is everybody's.
    flags = os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_CLOEXEC", 0)
    handle = os.open(path, flags, 0o600)
    try:
        if not _take(handle, wait=False):
            waiting()
            while not _take(handle, wait=True):
                pass
        yield
    finally:
        os.close(handle)


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int, *, wait: bool) -> bool:
        """Tries once, or for the ten seconds that Windows waits by itself."""
        try:
            msvcrt.locking(handle, msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int, *, wait: bool) -> bool:
        """Tries once, or until it is free."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True
