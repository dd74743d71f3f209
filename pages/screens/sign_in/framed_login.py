"""A login form in a frame of another page, into which no password goes."""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from ...errors import Untrusted
from ...org import Org
from .login import login_form

_ASKS = "() => Array.from(document.querySelectorAll('input[type=password]')).some(e => e.checkVisibility())"
_FRAMES = 20
"""So many frames of a page are looked at: a login page has two or three."""


def refuse_framed_login(org: Org) -> None:
    """A check of a page that is not the login form: a password that a frame in it asks for is nobody's to give.

    Raises:
        Untrusted: a frame asks for one.
    """
    page = org.page
    if login_form(org) is not None:
        return
    for frame in page.frames[1:_FRAMES]:
        try:
            asks = frame.locator(":root").evaluate(_ASKS, timeout=org.patience.quick * 1000)
        except PlaywrightError:  # it goes away, or does not answer: nothing is typed there
            continue
        if asks:
            there, around = urlsplit(frame.url).netloc, urlsplit(page.url).netloc
            raise Untrusted(
                f"a frame of {there or 'no host'} asks for a password within a page of {around}: nothing was typed",
                hint="set SF_LOGIN_URL to the address of the login page itself",
            )
