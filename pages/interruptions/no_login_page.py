"""Tells a page that stands where the org's login should be: a guest network's, a web filter's, another company's, or
one with somebody's login in a frame.

It types and presses nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from ..errors import ForeignPage, ScreenMissing, Untrusted
from ..org import Org

_FACE = """root => ({
    words: [document.title, root.querySelector('h1, h2')?.textContent].map(text => (text || '').slice(0, 80)),
    fields: root.querySelectorAll('input:not([type=hidden]), textarea, select, iframe').length,
})"""
"""A page's title and heading, and whether somebody could type something, in it or in a frame of it."""

_ASKS = "() => Array.from(document.querySelectorAll('input[type=password]')).some(e => e.checkVisibility())"
_FRAMES = 20
"""So many frames of a page are looked at: a login page has two or three."""


def no_login_page(org: Org, missing: ScreenMissing, *, by_hand: str) -> ForeignPage | ScreenMissing:
    """What to raise where the login did not come: the page that is there, if it can be no login page of the org's.
    `by_hand` is what lets a person log in where the program cannot.

    That is a page on a host that is not the org's, and one on which nothing can be typed.
    """
    address = org.page.url
    if not address.startswith("http"):
        return missing
    try:
        fingerprint = org.page.locator(":root").evaluate(_FACE, timeout=org.patience.quick * 1000)
    except PlaywrightError:
        return missing
    foreign = not org.hosts.owns(address)
    if not foreign and fingerprint["fields"]:
        return missing
    parts = urlsplit(address)
    words = [" ".join(str(text).split()) for text in fingerprint["words"]]
    named = " ".join(f'"{text}"' for text in dict.fromkeys(words) if text) or "without a title"
    return ForeignPage(
        f"where the org's login page should be, {parts.scheme}://{parts.netloc} shows a page {named}",
        hint="open the login address in a browser on this machine. If a guest network, a web filter or a VPN wants "
        "something there, do it, and run the same command again"
        + (f"; if it is your company's single sign-on, log in once by hand: {by_hand}" if foreign else ""),
    )


def refuse_framed_login(org: Org) -> None:
    """A check of a page that is not the login form: a password that a frame in it asks for is nobody's to give.

    Raises:
        Untrusted: a frame asks for one.
    """
    page = org.page
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
