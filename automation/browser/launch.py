"""Opens a browser with one page, headless or as a window. It knows no org."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Any

from playwright.sync_api import Browser, Page, sync_playwright
from playwright.sync_api import Error as PlaywrightError

from pages.browser.questions import Watchdog
from pages.dom.query import register

from ..errors import SettingsError
from ..network.connection import Network
from .end import ending
from .find import Executable, launch_options
from .profile import need_fresh_profile
from .saved_session import again
from .trust_store import trusting
from .version import need_version, not_started

_VIEW = {"width": 1440, "height": 1000}
"""A small window collapses Setup's tree (grade A)."""
_CLOSING = 15.0
"""Seconds for the browser to close; a page whose unloading never ends must not hold up the command's end."""


def _silent(_: str) -> None:
    return None


@contextmanager
def browser_page(
    executable: Executable,
    *,
    headed: bool,
    free: bool = False,
    state: Any = None,
    network: Network | None = None,
    towards: str = "",
    say: Callable[[str], None] = _silent,
) -> Iterator[Page]:
    """A fresh browser page in English, since labels are matched in English; a `free` one has its window's size.

    `state` are the cookies of somebody who is signed in already, as Playwright keeps them. `network` is the way out,
    for a walk that begins at the address `towards`; `say` is told what the browser lacks for it.

    Raises:
        AutomationError: the browser does not start (exit code 3).
    """
    way = network or Network()
    with trusting(way.trust, os.environ, say) as env, sync_playwright() as playwright:
        register(playwright)
        try:
            options = launch_options(executable, headless=not headed)
            if free:
                size = f"--window-size={_VIEW['width']},{_VIEW['height']}"
                options["args"] = [*options.get("args", []), size]
            if (proxy := way.proxies.playwright(towards)) is not None:
                options["proxy"] = proxy
            if env is not None:
                options["env"] = env
            browser = playwright.chromium.launch(**options)
        except PlaywrightError as error:
            raise not_started(executable, error.message.splitlines()[0]) from error
        try:
            need_version(browser, executable)
            need_fresh_profile(browser, executable)
        except BaseException:
            browser.close()
            raise
        with page_of(browser, free=free, state=state) as page:
            yield page


@contextmanager
def page_of(browser: Browser, *, free: bool = False, state: Any = None) -> Iterator[Page]:
    """A page of a browser that has been started, and is closed at the end, by force where need be."""
    end = ending(browser)
    watchdog = Watchdog(end or _nothing)
    try:
        view: dict[str, Any] = {"no_viewport": True} if free else {"viewport": _VIEW}
        try:
            # A file that a page hands out is nothing that a walk wants on the disk, nor is where this machine is, nor
            # what its clipboard holds, any page's business: granting nothing denies all that a page may ask for.
            context = browser.new_context(locale="en-US", storage_state=state, accept_downloads=False, **view)
        except PlaywrightError as error:
            if state is None:
                raise
            raise SettingsError("the browser does not take the kept login", hint=again()) from error
        context.grant_permissions([])
        if end is not None and not free:
            # A person sees that a page hangs, and a native dialog that waits for them holds all answers.
            watchdog.guard(context)
        yield context.new_page()
    finally:
        # Ctrl-C in a terminal reaches Playwright's driver too: browser and driver may be gone before us.
        with suppress(PlaywrightError), watchdog.within(_CLOSING):
            browser.close()
        watchdog.dismiss()


def _nothing() -> None:
    """There is no browser that could be ended."""
