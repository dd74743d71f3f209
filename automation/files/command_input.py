"""Hands bytes to a person's shell command on its input, bounded in seconds and bytes; nothing that it started stays
behind. It keeps nothing, and repeats neither the command nor what it was handed.
"""

from __future__ import annotations

import subprocess
import sys
import threading
from collections.abc import Mapping
from contextlib import suppress

from ..timeouts import COMMAND_DRAIN
from .command_output import MOST, CommandFailed
from .ended_process import end

_PIECE = 4096


def hand_to(
    command: str, data: bytes, *, seconds: float, environ: Mapping[str, str]
) -> tuple[str, CommandFailed | None]:
    """Runs a shell command that gets `data` on its input. Returns what it printed, on either output, and why it failed,
    None where it did not. `environ` is its whole environment.

    Raises:
        KeyboardInterrupt: this program was interrupted; the command is ended.
    """
    try:
        process = subprocess.Popen(  # noqa: S602  the person who runs this wrote the command as for a shell
            command,
            shell=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            bufsize=0,
            env=dict(environ),
            start_new_session=sys.platform != "win32",
        )
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or "it holds a NUL"
        return "", CommandFailed(f"cannot be started: {why}")
    with process:
        printed = bytearray()
        threads = [
            threading.Thread(target=_feed, args=(process, data), daemon=True),
            threading.Thread(target=_read, args=(process, printed), daemon=True),
        ]
        for thread in threads:
            thread.start()
        failed: CommandFailed | None = None
        try:
            process.wait(seconds)
        except subprocess.TimeoutExpired:
            failed = CommandFailed(f"did not end within {seconds:g} seconds")
        finally:
            end(process)
            for thread in threads:
                thread.join(COMMAND_DRAIN)
    told = bytes(printed[:MOST]).decode("utf-8", "replace")
    if len(printed) > MOST:
        return told, CommandFailed(f"printed more than {MOST:,} bytes")
    if failed is None and process.returncode:
        failed = CommandFailed(f"ended with exit code {process.returncode}")
    return told, failed


def _feed(process: subprocess.Popen[bytes], data: bytes) -> None:
    pipe = process.stdin
    if pipe is not None:
        with suppress(OSError, ValueError), pipe:  # a command need not read it all
            pipe.write(data)


def _read(process: subprocess.Popen[bytes], printed: bytearray) -> None:
    pipe = process.stdout
    if pipe is None:
        return
    with suppress(OSError, ValueError):
        while piece := pipe.read(_PIECE):
            printed += piece
            if len(printed) > MOST:
                end(process)
                return
