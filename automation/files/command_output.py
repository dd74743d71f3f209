"""Runs a person's shell command for what it prints, bounded in seconds and bytes; nothing that it started stays behind.
It keeps nothing, and passes on what the command tells on its error output, but for the shell's own words: a shell
repeats what it cannot run, and that may be a password in the place of a command.
"""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Any, TextIO

from ..timeouts import COMMAND_DRAIN
from .ended_process import end
from .questions import aside

MOST = 100_000
"""Bytes: more than any secret has, and than a command has to tell on its error output."""
_INTERRUPTED = frozenset({130, -2})
_SHELL_SAYS = re.compile(rb"(?:/\S*/)?\w*sh: |.*: not found\s*$" if sys.platform != "win32" else rb"['\"]")
_QUESTION = re.compile(rb"[:?>] ?$")
_INSTEAD = b"the shell cannot run a part of the command\n"


class CommandFailed(ValueError):
    """A command gave nothing to use. `str()` is the end of a sentence that begins with "the command"."""


def output_of(command: str, *, seconds: float, environ: Mapping[str, str] | None = None) -> bytes:
    """What a shell command prints. It may ask a person, at the terminal, and may tell things on its error output.

    `environ` is the command's environment, by default this process's own.

    Raises:
        CommandFailed: it does not end within `seconds`, prints without end, or fails.
        KeyboardInterrupt: it was interrupted at the terminal.
    """
    with aside(), _running(command, environ) as process:  # it may ask
        printed, told = _Printed(process), _Told(process, sys.stderr)
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            end(process)
            raise CommandFailed(f"did not end within {seconds:g} seconds") from None
        finally:
            printed.finish()
            told.finish()
    if printed.too_much or told.too_much:
        raise CommandFailed(f"printed more than {MOST:,} bytes")
    if (code := process.returncode) in _INTERRUPTED:
        raise KeyboardInterrupt
    if code:
        raise CommandFailed(f"ended with exit code {code}")
    return bytes(printed.content)


@contextmanager
def _running(command: str, environ: Mapping[str, str] | None) -> Iterator[subprocess.Popen[bytes]]:
    """A shell with the command, in a process group of its own, all of which is ended at the end of the `with`.

    Raises:
        CommandFailed: it cannot be started.
    """
    terminal = _terminal()
    group: dict[str, Any] = {"process_group": 0} if terminal is not None else {"start_new_session": True}
    try:
        process = subprocess.Popen(  # noqa: S602  the person who runs this wrote the command as for a shell
            command,
            shell=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            bufsize=0,
            env=environ,
            **({} if sys.platform == "win32" else group),
        )
    except (OSError, ValueError) as error:
        raise CommandFailed(f"cannot be started: {getattr(error, 'strerror', None) or 'it holds a NUL'}") from None
    with process, _foreground(terminal, process.pid):
        try:
            yield process
        finally:
            end(process)


def _terminal() -> int | None:
    """The terminal's handle where this process may ask at it: then the command shall be able to, too."""
    if sys.platform == "win32" or sys.stdin is None:
        return None
    try:
        handle = sys.stdin.fileno()
        return handle if os.isatty(handle) and os.tcgetpgrp(handle) == os.getpgrp() else None
    except (OSError, ValueError):
        return None


@contextmanager
def _foreground(terminal: int | None, group: int) -> Iterator[None]:
    """Lets a process group read from the terminal, as a shell does for the command that it waits for."""
    if terminal is None or sys.platform == "win32":
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTTOU})  # or giving and taking it would stop this
    try:
        with suppress(OSError):
            os.tcsetpgrp(terminal, group)
            os.killpg(group, signal.SIGCONT)  # it may have asked too early, and be stopped for it
        yield
    finally:
        with suppress(OSError):
            os.tcsetpgrp(terminal, os.getpgrp())
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Reader(threading.Thread):
    """Reads a pipe to its end, or ends the command where it gives too much."""

    def __init__(self, process: subprocess.Popen[bytes], pipe: Any) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._handle: int = pipe.fileno()
        self._stopped = False
        self._count = 0
        self.too_much = False
        self.start()

    def run(self) -> None:
        with suppress(OSError):
            while (piece := os.read(self._handle, 4096)) and not self._stopped:
                self._count += len(piece)
                if self._count > MOST:
                    self.too_much = True
                    end(self._process)
                    return
                self.take(piece)

    def finish(self) -> None:
        """Waits for the end of the pipe, but not for whoever else holds it."""
        self.join(COMMAND_DRAIN)
        self._stopped = True  # the handle's number may soon be another file's

    def take(self, piece: bytes) -> None: ...


class _Printed(_Reader):
    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.content = bytearray()
        super().__init__(process, process.stdout)

    def take(self, piece: bytes) -> None:
        self.content += piece


class _Told(_Reader):
    """Passes on line by line, and a question at once; the shell's own words are replaced.

    Two parts of a command that fail at the same time can mix their words in a line, so its end counts as well.
    """

    def __init__(self, process: subprocess.Popen[bytes], err: TextIO) -> None:
        self._err = err
        self._held = b""
        self._begun = False
        super().__init__(process, process.stderr)

    def run(self) -> None:
        super().run()
        if self._held:
            self._pass(self._held)

    def take(self, piece: bytes) -> None:
        *lines, rest = (self._held + piece).split(b"\n")
        for line in lines:
            self._pass(line + b"\n")
            self._begun = False
        self._held = rest
        if self._begun or (_QUESTION.search(rest) and not _SHELL_SAYS.match(rest)):
            self._pass(rest)
            self._held, self._begun = b"", True

    def _pass(self, text: bytes) -> None:
        if not self._begun and _SHELL_SAYS.match(text):
            text = _INSTEAD
        with suppress(OSError, ValueError):  # nobody reads any more
            self._err.write(text.decode("utf-8", "replace"))
            self._err.flush()
