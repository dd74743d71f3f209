"""Reads files that anybody may have put there: bounded in bytes and in seconds. It knows no content and no setting."""

from __future__ import annotations

import errno
import os
import select
import stat
import sys
import time
from contextlib import suppress
from pathlib import Path

MOST = 16_000_000
"""Bytes: more than any file that the program writes or is meant to read."""
_PIECE = 65_536


class Unusable(ValueError):
    """A file cannot be read. `str()` is the end of a sentence that begins with its name; `missing`: it is not there."""

    def __init__(self, why: str, *, missing: bool = False) -> None:
        super().__init__(why)
        self.missing = missing


def read_bytes(path: Path, *, most: int = MOST, seconds: float = 10.0) -> bytes:
    """The content of a file, or what a pipe gives until its other end is closed, as `<(command)` in a shell does.

    Raises:
        Unusable: it is not there, a folder, unreadable, larger than `most` bytes, or a pipe that does not end within
            `seconds`.
    """
    ends = time.monotonic() + seconds
    pieces: list[bytes] = []
    left = most + 1
    try:
        # Without O_NONBLOCK the opening of a pipe waits for its other end.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        try:
            kind = os.fstat(handle).st_mode
            if stat.S_ISDIR(kind):
                raise Unusable("is a folder, not a file")
            while left > 0 and (piece := _piece(handle, min(left, _PIECE), kind, ends)):
                pieces.append(piece)
                left -= len(piece)
        finally:
            os.close(handle)
    except (OSError, ValueError) as error:
        raise unusable(error, path) from None
    if left <= 0:
        raise Unusable(f"is larger than {most:,} bytes")
    return b"".join(pieces)


def read_text(path: Path, *, most: int = MOST, seconds: float = 10.0) -> str:
    """The same as text, without a byte order mark; line breaks stay as they are.

    Raises:
        Unusable: as `read_bytes`, or it is not UTF-8 text.
    """
    return text_of(read_bytes(path, most=most, seconds=seconds))


def text_of(data: bytes) -> str:
    """UTF-8 text without a byte order mark.

    Raises:
        Unusable: it is no such text; Windows' editors save UTF-16 where "Unicode" is chosen.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise Unusable("is not UTF-8 text but UTF-16; save it again with the encoding UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Unusable("is not UTF-8 text; save it again with the encoding UTF-8") from None
    if "\0" in text:
        raise Unusable(f"is not text: line {text[: text.index(chr(0))].count(chr(10)) + 1} holds a NUL character")
    return text


def unusable(error: Exception, path: Path) -> Unusable:
    """What stood in the way of a file, as the end of a sentence that begins with its name."""
    if isinstance(error, Unusable):
        return error
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return Unusable("is not there", missing=True)
    if sys.platform == "win32" and isinstance(error, PermissionError) and is_folder(path):
        return Unusable("is a folder, not a file")
    if isinstance(error, OSError):
        return Unusable(f"cannot be read: {reason(error)}")
    return Unusable("cannot be read: its name holds a character that no file name may hold")


def reason(error: OSError) -> str:
    """The system's own words for what went wrong."""
    return error.strerror or type(error).__name__


def is_folder(path: Path) -> bool:
    """Whether there is a folder of that name; False too where this cannot be told."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def is_there(path: Path) -> bool:
    """Whether there is anything of that name; False too where this cannot be told, as with a name that is too long."""
    try:
        return path.exists()
    except (OSError, ValueError):
        return False


def _piece(handle: int, size: int, kind: int, ends: float) -> bytes:
    """The next bytes; none at the end."""
    while True:
        if not stat.S_ISREG(kind) and sys.platform != "win32":
            ready, _, _ = select.select([handle], [], [], max(0.0, ends - time.monotonic()))
            if not ready:
                raise Unusable("is a pipe or a device, and did not end in time")
        with suppress(BlockingIOError):
            return os.read(handle, size)
        if time.monotonic() > ends:
            raise OSError(errno.ETIMEDOUT, os.strerror(errno.ETIMEDOUT))
