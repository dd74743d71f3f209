"""Which version a browser is, told by itself, and whether it is new enough for what page objects ask of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..errors import SETTINGS, AutomationError
from .find import Executable, launch_options

if TYPE_CHECKING:
    from playwright.sync_api import Browser

OLDEST = 121
"""Of Chromium: the first whose `checkVisibility` knows `visibilityProperty`, which the page objects go by."""


def need_version(browser: Browser, executable: Executable) -> str:
    """The version of a running browser.

    Raises:
        AutomationError: it is too old (exit code 3).
    """
    version = browser.version
    major = version.partition(".")[0]
    if major.isdecimal() and int(major) < OLDEST:
        raise AutomationError(
            f"{executable.source} is version {version}, and {OLDEST} is the oldest that serves",
            hint="update it, or name a newer one with CHROME_BIN",
            kind=SETTINGS,
        )
    return version


def started_version(executable: Executable, *, headless: bool) -> str:
    """Starts the browser, asks it, and ends it.

    Raises:
        AutomationError: it does not start, or is too old (exit code 3).
    """
    from playwright.sync_api import Error, sync_playwright  # noqa: PLC0415 - not needed where no browser is found

    with sync_playwright() as playwright:
        try:
            browser = playwright.chromium.launch(**launch_options(executable, headless=headless))
        except Error as error:
            raise not_started(executable, error.message.splitlines()[0]) from error
        try:
            return need_version(browser, executable)
        finally:
            browser.close()


def not_started(executable: Executable, cause: str) -> AutomationError:
    """The error for a browser that does not start: often it is not the browser's fault."""
    full = "mkdtemp" in cause or "ENOSPC" in cause
    hint = (
        "make room and give rights in the folder for temporary files, or name another one with TMPDIR"
        if full
        else "name another one with CHROME_BIN"
    )
    return AutomationError(f"{executable.source} does not start: {cause}", hint=hint, kind=SETTINGS)
