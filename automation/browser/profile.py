"""The profile that a browser runs with is a fresh one of this run's own, never a person's. It opens no page.

Playwright makes it in the folder for temporary files and removes it at the end, also where this process is killed. What
pages keep (cookies, storage) is not even in it: it is held in memory, as in a private window.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence
from pathlib import Path, PurePath

from playwright.sync_api import Browser
from playwright.sync_api import Error as PlaywrightError

from ..errors import SettingsError
from .end import process_of
from .find import Executable

_OPTION = "--user-data-dir"
_PLAYWRIGHTS = "playwright_"
"""How the folder's name begins that Playwright makes."""


def need_fresh_profile(browser: Browser, executable: Executable) -> None:
    """Looks at what the browser was started with, since CHROME_BIN may be a script that adds options of its own.

    Raises:
        SettingsError: it runs with a profile that Playwright has not made. No page was opened in it.
    """
    if executable.path is None:
        return
    others = [profile for profile in _profiles(_arguments(browser)) if not _fresh(profile)]
    if others:
        raise SettingsError(
            f"{executable.source} starts the browser with the profile {others[0]}, which may be a person's",
            hint="give the browser's own program file in CHROME_BIN: a run makes a fresh profile and removes it",
        )


def _arguments(browser: Browser) -> Sequence[str]:
    """The browser's command line; on Linux from the system, which is quicker than asking the browser."""
    number = process_of(browser)
    if sys.platform == "linux" and number is not None:
        try:
            said = Path(f"/proc/{number}/cmdline").read_text(encoding="utf-8", errors="replace")
        except OSError:
            return ()
        return said.split("\0") if "\0" in said.strip("\0") else said.split(" ")
    try:
        session = browser.new_browser_cdp_session()
        line = str(session.send("SystemInfo.getInfo").get("commandLine", ""))
        session.detach()
    except PlaywrightError:
        return ()
    return [_OPTION + part for part in line.split(_OPTION)[1:]]


def _profiles(arguments: Sequence[str]) -> list[str]:
    return [one.partition("=")[2].split(" --")[0].strip('" ') for one in arguments if one.startswith(f"{_OPTION}=")]


def _fresh(profile: str) -> bool:
    return PurePath(profile.replace("\\", "/")).name.startswith(_PLAYWRIGHTS)
