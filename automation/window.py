"""Opens a browser with one page, headless or as a window. It knows no org."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page, sync_playwright

from .browser import Executable, launch_options
from .errors import AutomationError, SettingsError

_VIEW = {"width": 1440, "height": 1000}
"""A small window collapses Setup's tree (grade A)."""


@contextmanager
def browser_page(executable: Executable, *, headed: bool, free: bool = False, state: Any = None) -> Iterator[Page]:
    """A fresh browser page in English, since labels are matched in English; a `free` one has its window's size.

    `state` are the cookies of somebody who is signed in already, as Playwright keeps them.

    Raises:
        AutomationError: the browser does not start (exit code 3).
    """
    with sync_playwright() as playwright:
        try:
            options = launch_options(executable, headless=not headed)
            if free:
                size = f"--window-size={_VIEW['width']},{_VIEW['height']}"
                options["args"] = [*options.get("args", []), size]
            browser = playwright.chromium.launch(**options)
        except PlaywrightError as error:
            first = error.message.splitlines()[0]
            raise AutomationError(
                f"{executable.source} does not start: {first}", hint="name another one with CHROME_BIN", exit_code=3
            ) from error
        try:
            view: dict[str, Any] = {"no_viewport": True} if free else {"viewport": _VIEW}
            try:
                context = browser.new_context(locale="en-US", storage_state=state, **view)
            except PlaywrightError as error:
                if state is None:
                    raise
                raise SettingsError(
                    "the browser does not take the kept login", hint="log in again: setupwalk login"
                ) from error
            yield context.new_page()
        finally:
            # Ctrl-C in a terminal reaches Playwright's driver too: browser and driver may be gone before us.
            with suppress(PlaywrightError):
                browser.close()
