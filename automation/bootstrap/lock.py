"""A lock between processes of one user. Standard library only, and in a syntax that Python 3.8 reads."""

from __future__ import annotations

import contextlib
import os
import re
import sys
import time
from pathlib import Path
from typing import Callable, Iterator  # noqa: UP035  Python 3.8 must be able to read this file

from ..errors import SETTINGS, AutomationError
from .user_folder import user_folder

PATIENCE = 1800.0
"""Seconds: longer than any run that goes on by itself, so that what waits for a window left open still ends."""
_BETWEEN = 0.1
_WORD = 80
_SIGNED = re.compile(r"[0-9]+(?: \([a-z ]+\))?, since [0-9-]+ [0-9:]+ UTC")
_REGION = 1 << 30
"""The byte that Windows locks: what is locked there cannot be read, and the word of the holder stands before it."""


class LockNotFreed(AutomationError):
    """Another process has held a lock for as long as was to be waited, or nobody can take it."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message, kind=SETTINGS, hint=hint)


@contextlib.contextmanager
def locked(
    name: str,
    waiting: Callable[[], None],
    *,
    seconds: float = PATIENCE,
    folder: Path | None = None,
    command: str = "",
) -> Iterator[None]:
    """Holds the lock `name` for the length of a `with`; calls `waiting` once if another process has it.

    Whoever waits in vain is told the holder's process, since when it has the lock, and its `command` if it named one.

    The system frees it when its holder ends, however that ends, so a killed run leaves no stale lock. It lies in a
    folder that is this user's alone (`folder` stands for that one), so nobody else can hold it, or lead it elsewhere.
    The wait can be interrupted like any other code.

    Raises:
        LockNotFreed: another process still has it after `seconds`, or there is no place for it.
    """
    path = (folder or user_folder()) / f"{name}.lock"
    try:
        handle = _opened(path)
        try:
            if not _take(handle):
                waiting()
                _wait(handle, path, seconds)
            _sign(handle, command)
            yield
        finally:
            os.close(handle)
    except _Unlockable as error:
        raise LockNotFreed(
            f"the lock {path} cannot be taken: {error.why}",
            "remove it; or name a folder on a local disk with XDG_STATE_HOME (LOCALAPPDATA on Windows)",
        ) from None


class _Unlockable(Exception):
    """The lock's file is of no use."""

    def __init__(self, error: OSError) -> None:
        super().__init__(str(error))
        self.why = error.strerror or type(error).__name__


def _opened(path: Path) -> int:
    # Not through a link, and without waiting for the other end of a pipe that lies there.
    flags = os.O_RDWR | os.O_CREAT
    for more in ("O_NOFOLLOW", "O_CLOEXEC", "O_NONBLOCK"):
        flags |= getattr(os, more, 0)
    try:
        return os.open(str(path), flags, 0o600)
    except OSError as error:
        raise _Unlockable(error) from error


def _wait(handle: int, path: Path, seconds: float) -> None:
    ends = time.monotonic() + seconds
    while not _take(handle):
        if time.monotonic() > ends:
            holder = _signed(handle)
            raise LockNotFreed(
                f"another run{f', process {holder},' if holder else ''} still holds {path.name} after {seconds:g} s",
                "let it end, or end it, and run this again",
            )
        time.sleep(_BETWEEN)  # no system says with a time limit that a lock was freed


def _sign(handle: int, command: str) -> None:
    """Leaves word of the holder for whoever waits."""
    since = time.strftime("%Y-%m-%d %H:%M UTC", time.gmtime())
    says = f"{os.getpid()}{f' ({command})' if command else ''}, since {since}"
    with contextlib.suppress(OSError):  # a full disk takes the lock, and not the word
        os.lseek(handle, 0, os.SEEK_SET)
        os.write(handle, says.encode("ascii", "replace")[: _WORD - 1].ljust(_WORD - 1) + b"\n")


def _signed(handle: int) -> str:
    with contextlib.suppress(OSError):
        os.lseek(handle, 0, os.SEEK_SET)
        says = os.read(handle, _WORD).decode("ascii", "replace").strip()
        return says if _SIGNED.fullmatch(says) else ""
    return ""


if sys.platform == "win32":
    import msvcrt

    def _take(handle: int) -> bool:
        """Tries once."""
        os.lseek(handle, _REGION, os.SEEK_SET)
        try:
            msvcrt.locking(handle, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True

else:
    import fcntl

    def _take(handle: int) -> bool:
        """Tries once."""
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError as error:
            raise _Unlockable(error) from error
        return True
