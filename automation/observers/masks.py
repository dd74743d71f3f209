"""What of a page is covered in pictures: whatever a person types to log in, secrets, and e-mail addresses."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page

COLOUR = "#8a94a6"
"""Of the boxes that cover things; it is nowhere in Setup, so that a test can tell a box."""

_FIELDS = (
    "input[type=password], input[type=email], #username, #emc, #tc, #smc, [id$=':contactEmail'], "
    "[id^=ctrDiv], [id$=':consumerSecret']"
)
STYLE = (
    f":is({_FIELDS}), :is({_FIELDS}) * {{ background: {COLOUR} !important; color: {COLOUR} !important;"
    f" -webkit-text-fill-color: {COLOUR} !important; text-shadow: none !important }}"
)
"""Covers what a person types to log in, contact e-mail and secret, wherever it turns up while a picture is taken.

Ids of login and code fields, of contact e-mail and secret: grade A.
"""
_ADDRESS = re.compile(r"[\w+-]@[\w-]{1,63}\.\w")
"""Bounded, since the page's own engine runs it over every element's text: a long word must not hold up a picture."""
_HAS_ADDRESS = "() => /@[\\w-]+\\./.test(document.body ? document.body.textContent : '')"


def masks(page: Page) -> list[Locator]:
    """The elements with an e-mail address in their text, in the frames that have one: looking for them takes time."""
    frames = [frame for frame in page.frames if not frame.is_detached()]
    return [frame.get_by_text(_ADDRESS) for frame in frames if frame.evaluate(_HAS_ADDRESS)]
