"""A terminal of a command's own, as a person has it: what it shows, and what they type, also before they are asked."""

from __future__ import annotations

import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from ..support.command import ROOT, a_port

_OURS = ("SF_", "APP_", "SETUPWALK_", "CI", "GITHUB_", "GITLAB_")
_TAKES_TERMINAL = (
    "import fcntl, os, sys, termios; os.setsid(); fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv({0!r}, {1!r})"
)
_STEERING = re.compile(r"\x1b\[[0-9;?]*[A-Za-z]|\r")


class Terminal:
    """What a command shows and is told. `shown` is all of its terminal so far, with what steers it."""

    def __init__(self, process: subprocess.Popen[bytes], handle: int) -> None:
        self.process, self._handle = process, handle
        self.shown = ""

    def type(self, text: str) -> None:
        """Types a line."""
        os.write(self._handle, f"{text}\n".encode())

    def says(self, words: str, seconds: float = 60) -> None:
        """Waits until it shows that."""
        end = time.monotonic() + seconds
        while words not in self.text:
            assert time.monotonic() < end, f"{words!r} does not come in {seconds} s; it shows:\n{self.text}"
            assert self._more(0.2) or self.process.poll() is None, f"it ended without {words!r}:\n{self.text}"

    def still(self, seconds: float = 0.6) -> bool:
        """Whether nothing is drawn for so long, a spinner's turn being a fraction of it."""
        while self._more(0):
            pass
        return not self._more(seconds)

    def end(self, seconds: float = 60) -> tuple[int, str]:
        """Waits for its end; the exit code and what it printed on stdout."""
        end = time.monotonic() + seconds
        while self.process.poll() is None or self._more(0):
            assert time.monotonic() < end, f"it does not end; it shows:\n{self.text}"
            self._more(0.1)
        assert self.process.stdout is not None
        return self.process.returncode, self.process.stdout.read().decode()

    @property
    def text(self) -> str:
        """What it shows, without what steers the terminal."""
        return _STEERING.sub("", self.shown)

    def _more(self, seconds: float) -> bool:
        ready, _, _ = select.select([self._handle], [], [], seconds)
        if not ready:
            return False
        try:
            piece = os.read(self._handle, 65536)
        except OSError:  # the other end is closed
            return False
        self.shown += piece.decode("utf-8", "replace")
        return bool(piece)


@contextmanager
def at_terminal(*args: str, folder: Path, env: Mapping[str, str]) -> Iterator[Terminal]:
    """Starts `setupwalk ARGS` on a terminal that can redraw; stdout is a pipe."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    words = [sys.executable, "-m", "automation", *args]
    mine, its = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-c", _TAKES_TERMINAL.format(sys.executable, words)],
        cwd=folder,
        env=inherited | {"TERM": "xterm", "PYTHONPATH": str(ROOT), "APP_CALLBACK_PORT": str(a_port())} | dict(env),
        stdin=its,
        stdout=subprocess.PIPE,
        stderr=its,
    )
    os.close(its)
    try:
        yield Terminal(process, mine)
    finally:
        process.kill()
        process.wait()
        with suppress(OSError):
            os.close(mine)
        if process.stdout is not None:
            process.stdout.close()
