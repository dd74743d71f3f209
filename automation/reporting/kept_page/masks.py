"""What of a page is covered in pictures: whatever a person types to log in, secrets, and e-mail addresses."""

from __future__ import annotations

import re

from playwright.sync_api import Frame, Locator
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages import Org
from pages.browser.questions import asking
from pages.screens.private import PRIVATE

from ...timeouts import OTHER_FRAME_MS

COLOUR = "#8a94a6"
"""Of the boxes that cover things; it is nowhere in Setup, so that a test can tell a box."""

STYLE = (
    f":is({PRIVATE}), :is({PRIVATE}) * {{ background: {COLOUR} !important; color: {COLOUR} !important;"
    f" -webkit-text-fill-color: {COLOUR} !important; text-shadow: none !important }}"
)
"""Covers what a person types to log in, contact e-mail and secret, wherever it turns up while a picture is taken."""
_ADDRESS = re.compile(r"[\w+-]@[\w-]{1,63}\.\w")
"""Bounded, since the page's own engine runs it over every element's text: a long word must not hold up a picture."""
_HAS_ADDRESS = "() => /@[\\w-]+\\./.test(document.body ? document.body.textContent : '')"
_MOST = 10
"""So many frames are looked through; where there are more, and where one does not answer, frames are covered whole."""


def masks(org: Org) -> list[Locator]:
    """What has to be covered: elements with an e-mail address in their text, in the frames that have one (looking for
    them takes time), and frames whole of which that is not known.

    Raises:
        playwright.sync_api.Error, pages.errors.Unavailable: the page went away, or does not answer.
    """
    page = org.page
    frames = [frame for frame in page.frames if not frame.is_detached()]
    covered = [] if len(frames) <= _MOST else [page.locator("iframe")]
    for frame in frames[:_MOST]:
        try:
            if _has_address(frame, walked=frame in (page.main_frame, org.surface)):
                covered.append(frame.get_by_text(_ADDRESS))
        except PlaywrightTimeout:
            covered.append(page.locator("iframe"))
    return covered


def _has_address(frame: Frame, *, walked: bool) -> bool:
    if walked:
        with asking(frame.page):
            return bool(frame.evaluate(_HAS_ADDRESS))
    return bool(frame.locator(":root").evaluate(_HAS_ADDRESS, timeout=OTHER_FRAME_MS))
