"""A guided session as a process of its own, whose browser a second actor can reach: how it is started and ended."""

from __future__ import annotations

import json
import os
import queue
import re
import shlex
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from automation.browser.find import find_browser

from ..support.command import ROOT, Done
from .actor import Actor

_OURS = ("SF_", "APP_", "SETUPWALK_")


class Show:
    """A running `setupwalk create --guided`. `port` is where its browser takes a second actor."""

    def __init__(self, process: subprocess.Popen[str], port: int, folder: Path) -> None:
        self.process = process
        self.port = port
        self.folder = folder
        self._lines: queue.SimpleQueue[str] = queue.SimpleQueue()
        self.err = ""
        assert process.stderr is not None
        self._reader = threading.Thread(target=self._read, args=(process.stderr,), daemon=True)
        self._reader.start()

    def _read(self, stream: object) -> None:
        for line in stream:  # type: ignore[attr-defined]
            self._lines.put(line)

    def type(self, line: str) -> None:
        """Types a line into its terminal."""
        assert self.process.stdin is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()

    def says(self, pattern: str, seconds: float = 60) -> str:
        """Waits until the terminal has printed a line that matches; returns it."""
        end = time.monotonic() + seconds
        while True:
            left = end - time.monotonic()
            try:
                line = self._lines.get(timeout=max(0.0, left)) if left > 0 else ""  # lines may come and come
            except queue.Empty:
                line = ""
            if not line:
                raise AssertionError(f"no line like {pattern!r} in {seconds} s:\n{self.err}")
            self.err += line
            if re.search(pattern, line):
                return line

    def interrupt(self, how: signal.Signals = signal.SIGINT) -> None:
        """As Ctrl-C does: the whole foreground group gets the signal."""
        os.killpg(self.process.pid, how)

    def end(self, seconds: float = 60) -> Done:
        """Waits until it has ended by itself."""
        assert self.process.stdout is not None
        try:
            self.process.wait(timeout=seconds)
        except subprocess.TimeoutExpired:
            self._drain()
            raise AssertionError(f"it did not end within {seconds} s:\n{self.err}") from None
        self._drain()
        return Done(self.process.returncode, self.process.stdout.read(), self.err)

    def print_tail(self) -> None:
        """Shows a failed test's reader where the session was."""
        self._drain()
        sys.stdout.write(self.err[-3000:])

    def _drain(self) -> None:
        if self.process.poll() is not None:
            self._reader.join(timeout=2)
        while not self._lines.empty():
            self.err += self._lines.get()


@contextmanager
def guided(
    folder: Path,
    env: Mapping[str, str],
    *args: str,
    command: tuple[str, ...] = ("create", "--guided"),
    window: bool = False,
) -> Iterator[Show]:
    """Starts `setupwalk create --guided ARGS` in `folder`; at the end it is gone, with its browser.

    With `window` it is one that the window system knows, as for a person; else the browser that is fast.
    """
    port = _free_port()
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", *command, *args],
        cwd=folder,
        env=inherited
        | {
            "PYTHONPATH": str(ROOT),
            "PYTHONWARNINGS": "error",
            "CHROME_BIN": str(_browser(folder, port, env, window=window)),
        }
        | dict(env),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
        start_new_session=True,
        preexec_fn=_heed_ctrl_c if sys.platform != "win32" else None,  # noqa: PLW1509 - it calls nothing but signal
    )
    show = Show(process, port, folder)
    try:
        yield show
    finally:
        show.print_tail()
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                process.wait()
        for stream in (process.stdin, process.stdout, process.stderr):
            assert stream is not None
            stream.close()


def _heed_ctrl_c() -> None:
    """Tests that run in a shell's background have inherited to ignore it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _browser(folder: Path, port: int, env: Mapping[str, str], *, window: bool) -> Path:
    """The product's browser with a door for the second actor, which the product itself never opens."""
    own = {**env, **os.environ, "DISPLAY": env.get("DISPLAY", "")}  # it is there, whatever the session is to find
    found = find_browser(own, headless=not window)
    assert found.path is not None, "the guided tests need a browser whose program file is known"
    script = folder / "browser-with-a-door"
    words = [str(found.path), f"--remote-debugging-port={port}"]
    script.write_text(f'#!/bin/sh\nexec {shlex.join(words)} "$@"\n', encoding="utf-8")
    script.chmod(0o755)
    return script


def _free_port() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def by(folder: Path) -> dict[int, str]:
    """Who did each step, by the last run's results."""
    run = max((folder / "runs").iterdir())
    steps: list[dict[str, Any]] = json.loads((run / "results.json").read_text(encoding="utf-8"))["steps"]
    return {step["number"]: step["by"] or step["status"] for step in steps}


def robot_up_to(show: Show, number: int) -> None:
    """The robot does the steps before `number`, whose turn it is then: as many orders are typed ahead, and one for the
    plan that comes after step 2."""
    for _ in range(1, number + (number > 2)):
        show.type("d")
    show.says(rf"Step {number} of 17", 120)


def reach(actor: Actor, number: int, seconds: float = 60) -> None:
    """The person waits for that step's turn, and lets the plan pass that comes after step 2."""

    def there() -> bool:
        if actor.button("Go on") is not None:
            actor.press("Go on")
            actor.until(lambda: actor.button("Go on") is None, "the plan stays")
        return re.search(rf"Step {number} of 17", actor.words()) is not None

    actor.until(there, f"step {number} does not come", seconds)


def finish(show: Show, actor: Actor) -> None:
    """The robot does the rest, and the person closes."""
    actor.press("Do all remaining steps")
    actor.reads("Walked App is ready", 90)
    actor.press("Close")
    done = show.end()
    assert done.code == 0, done.err
