"""A display for headed browsers: a virtual X server of the tests' own. It knows no browser."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager


class NoDisplayError(RuntimeError):
    """There is neither a display nor a server for a virtual one; the message says what to install."""


@contextmanager
def display(width: int = 1500, height: int = 1100) -> Iterator[dict[str, str]]:
    """The environment with a display of that size, in pixels. On Windows and macOS it is the desktop.

    Raises:
        NoDisplayError: this system has X and no Xvfb.
    """
    if sys.platform in ("win32", "darwin"):
        yield {}
        return
    server = shutil.which("Xvfb")
    if server is None:
        raise NoDisplayError("the guided tests open a window and Xvfb is not installed; apt-get install xvfb")
    told, tells = os.pipe()
    command = [server, "-displayfd", str(tells), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
    process = subprocess.Popen(command, pass_fds=[tells], stderr=subprocess.DEVNULL)
    os.close(tells)
    try:
        with os.fdopen(told) as number:
            line = number.readline().strip()
        if not line:
            raise NoDisplayError(f"Xvfb did not start (exit code {process.wait()})")
        yield {"DISPLAY": f":{line}"}
    finally:
        process.terminate()
        process.wait()
