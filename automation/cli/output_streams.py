"""stdout and stderr that never stand in a run's way: closed, full, without a reader, or in a narrow code page.

They know no text. Standard library only, but for what makes data harmless.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO, cast


class OutputStream(io.TextIOBase):
    """A text stream in UTF-8. What it cannot take is dropped, and `problem` then says why; `began` tells whether there
    was anything to take. `made` makes what is written harmless."""

    def __init__(self, stream: TextIO | None, made: Callable[[str], str] | None = None) -> None:
        self._stream = stream
        self._made = made
        self.began = False
        self.held: list[str] | None = None
        self.problem: Exception | None = None
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            with suppress(OSError, ValueError, io.UnsupportedOperation):
                reconfigure(encoding="utf-8", errors="backslashreplace")

    def write(self, text: str) -> int:
        """Writes what can be written; raises nothing."""
        self.began = self.began or bool(text)
        if self.held is not None:
            self.held.append(text)
        else:
            self._try(lambda stream: stream.write(self._made(text) if self._made is not None else text))
        return len(text)

    def hold(self) -> None:
        """From now on what is written waits for `finish`, so that nothing can leave a part of it behind."""
        self.held = []

    def leave(self, otherwise: str) -> None:
        """Hands on what waits, else `otherwise`, past all buffers: the process ends in this moment."""
        text = "".join(self.held or ()) or otherwise
        data = (self._made(text) if self._made is not None else text).encode("utf-8", "backslashreplace")
        while data:
            data = data[os.write(self.fileno(), data) :]

    def flush(self) -> None:
        """Hands on what was written; raises nothing."""
        if self.held is None:
            self._try(lambda stream: stream.flush())

    def isatty(self) -> bool:
        """Whether a person looks at it."""
        return self._stream is not None and not self._stream.closed and self._stream.isatty()

    def fileno(self) -> int:
        """The file's number.

        Raises:
            OSError: it has none.
        """
        if self._stream is None:
            raise io.UnsupportedOperation("no file")
        return self._stream.fileno()

    @property
    def encoding(self) -> str:  # type: ignore[override]
        """What its bytes are."""
        return getattr(self._stream, "encoding", None) or "utf-8"

    def writable(self) -> bool:
        """It takes everything."""
        return True

    def finish(self) -> Exception | None:
        """Hands on the rest; returns what stood in the way of any of it. Nothing is left that could fail at exit."""
        held, self.held = self.held, None
        if held:
            self._try(lambda stream: self._write_all(stream, "".join(held)))
        self.flush()
        if self.problem is not None and self._stream is not None:
            with suppress(OSError, ValueError):
                nowhere = os.open(os.devnull, os.O_WRONLY)
                os.dup2(nowhere, self._stream.fileno())
                os.close(nowhere)
                self._stream.flush()
        return self.problem

    def _write_all(self, stream: TextIO, text: str) -> None:
        """Writes to the last byte: of an unbuffered stream, a signal cuts a write short, and its rest would be lost."""
        made = self._made(text) if self._made is not None else text
        buffer = getattr(stream, "buffer", None)
        if buffer is None:
            stream.write(made)
            return
        stream.flush()
        data = made.encode("utf-8", "backslashreplace")
        while data:
            data = data[buffer.write(data) or 0 :]

    def _try(self, deed: Callable[[TextIO], Any]) -> None:
        if self.problem is not None:
            return
        if self._stream is None:
            self.problem = OSError("it is closed") if self.began else None
            return
        try:
            deed(self._stream)
        except (OSError, ValueError) as error:  # ValueError: somebody closed it
            self.problem = error


def open_streams(made: Callable[[str], str]) -> tuple[OutputStream, OutputStream]:
    """Takes the places of `sys.stdout` and `sys.stderr`; `made` makes data on stdout harmless."""
    _fill_standard_files()
    out, err = OutputStream(sys.stdout, made), OutputStream(sys.stderr)
    sys.stdout, sys.stderr = cast("TextIO", out), cast("TextIO", err)
    return out, err


def _fill_standard_files() -> None:
    """A file or a connection that is opened where stdin, stdout or stderr was closed would get its number, and whatever
    a child writes to it."""
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            with suppress(OSError):
                os.open(os.devnull, os.O_RDWR)  # takes the lowest free number
