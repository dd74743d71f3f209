"""Ends a program with all that it has started. It starts none."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from contextlib import suppress
from typing import Any


def end(process: subprocess.Popen[Any]) -> None:
    """Ends it and what it has started, where it has a session of its own (`start_new_session`); on Windows by its tree.
    One that has ended already is no error: what it left behind is ended all the same."""
    if sys.platform == "win32":
        if process.poll() is None:
            tree = ["taskkill", "/F", "/T", "/PID", str(process.pid)]
            subprocess.run(tree, capture_output=True, check=False)  # noqa: S603  Windows' own program
            process.kill()
    else:
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
