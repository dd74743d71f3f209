"""Tells a page that stands where the org's login should be: a guest network's, a web filter's, another company's.

It types and presses nothing.
"""

from __future__ import annotations

from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from ..errors import ForeignPage, ScreenMissing
from ..org import Org

_FACE = """root => ({
    words: [document.title, root.querySelector('h1, h2')?.textContent].map(text => (text || '').slice(0, 80)),
    fields: root.querySelectorAll('input:not([type=hidden]), textarea, select, iframe').length,
})"""
"""A page's title and heading, and whether somebody could type something, in it or in a frame of it."""


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
