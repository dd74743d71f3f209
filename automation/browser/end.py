"""The end of a browser that does not answer: which process it is, and how that is ended. It knows no page."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from weakref import WeakKeyDictionary

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

_STRONGEST = getattr(signal, "SIGKILL", signal.SIGTERM)
"""On Windows `os.kill` ends a process by force whatever it is given."""

_numbers: WeakKeyDictionary[Browser, int | None] = WeakKeyDictionary()


def ending(browser: Browser) -> Callable[[], None] | None:
    """What ends the browser by force; None where its process cannot be told."""
    number = process_of(browser)
    if number is None or not _ours(number):
        return None
    running = True

    def gone(_: Browser) -> None:
        nonlocal running
        running = False  # its number may soon be another process's

    def end() -> None:
        if running and _ours(number):
            with suppress(OSError):
                os.kill(number, _STRONGEST)

    browser.on("disconnected", gone)
    return end


def process_of(browser: Browser) -> int | None:
    """The number of the browser's own process; None where it does not tell. It is asked once."""
    if browser not in _numbers:
        _numbers[browser] = _asked(browser)
    return _numbers[browser]


def _asked(browser: Browser) -> int | None:
    try:
        session = browser.new_browser_cdp_session()
        processes = session.send("SystemInfo.getProcessInfo")["processInfo"]
        session.detach()
    except (PlaywrightError, KeyError):  # not a Chromium, or one that does not tell
        return None
    return next((int(process["id"]) for process in processes if process.get("type") == "browser"), None)


def _ours(number: int) -> bool:
    """Whether it descends from this process. Only Linux has packages whose browsers number their processes anew."""
    if sys.platform != "linux":
        return True
    while number > 1:
        if number == os.getpid():
            return True
        try:
            fields = Path(f"/proc/{number}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2]
        except OSError:
            return False
        number = int(fields.split()[1])
    return number == os.getpid()
