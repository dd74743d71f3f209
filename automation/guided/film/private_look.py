"""Where a tab shows something private, and pictures of it with that covered. Nothing is done to the page for it.

It asks the page's frames and, by the browser's own protocol, the panel of a guided session.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import CDPSession, Frame, Page
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.browser.questions import asking
from pages.screens import private
from pages.screens.private import HIDDEN, PRIVATE

from ...reporting.kept_page.masks import COLOUR
from ...timeouts import OTHER_FRAME_MS
from .panel_look import PanelLook
from .seen import Box, Place, Seen

ADDRESS = r"[\w+.-]+@[\w-]{1,63}(?:\.[\w-]{1,63})+"
KEY = r"3MVG9[\w.]{10,}"
"""A consumer key (its first letters: grade A)."""
_LIKE_SECRETS = (r"\b[0-9A-F]{64}\b", r"\b\d{16,19}\b")
"""A consumer secret: 64 hexadecimal digits, and in older orgs up to 19 decimal ones (grade C)."""
_FOLDER = Path(__file__).parent
LOOK = (_FOLDER / "private.js").read_text(encoding="utf-8")
_PAINT = (_FOLDER / "paint.js").read_text(encoding="utf-8")
_FRAME = """e => {
  const box = e.getBoundingClientRect(), style = getComputedStyle(e);
  return [box.x + e.clientLeft + parseFloat(style.paddingLeft), box.y + e.clientTop + parseFloat(style.paddingTop),
          e.clientWidth, e.clientHeight];
}"""
_MOST = 10
"""So many frames are looked through; where a page has more, they are covered whole."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What counts as private: e-mail addresses and secrets always; with `key` consumer keys, with `typed` all that a
    person types, as on a login page; `known` are more texts."""

    known: tuple[str, ...] = ()
    key: bool = True
    typed: bool = False

    @property
    def facts(self) -> dict[str, Any]:
        """The same for the script."""
        return {
            "selector": f"{PRIVATE}, {private.KEY}" if self.key else PRIVATE,
            "secret": HIDDEN,
            "typed": self.typed,
            "patterns": [
                ADDRESS,
                *_LIKE_SECRETS,
                *([KEY] if self.key else []),
                *map(re.escape, filter(None, self.known)),
            ],
        }


class PrivateLook:
    """Looks at one tab, through a session of the browser's protocol."""

    def __init__(self, page: Page, cdp: CDPSession) -> None:
        """Raises playwright.sync_api.Error where the tab has gone."""
        self._page = page
        self._cdp = cdp
        self._world = f"w{secrets.token_hex(8)}"
        self._context = 0
        self._panel = PanelLook(cdp)
        self._main = cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]

    def seen(self, wanted: Wanted) -> Seen | None:
        """A check: where something private is; None where the page does not tell, as between two documents."""
        try:
            return self._look(wanted.facts)
        except PlaywrightError:
            self._context = 0
            self._panel.forget()
            return None

    def painted(self, picture: bytes, boxes: Sequence[Place], seen: Seen) -> bytes | None:
        """The picture with these boxes of the window covered; None where the browser could not do it."""
        facts = {
            "data": base64.b64encode(picture).decode("ascii"),
            "boxes": boxes,
            "width": seen.width,
            "height": seen.height,
            "colour": COLOUR,
        }
        try:
            done = self._cdp.send(
                "Runtime.callFunctionOn",
                {
                    "functionDeclaration": _PAINT,
                    "executionContextId": self._own_world(),
                    "arguments": [{"value": facts}],
                    "awaitPromise": True,
                    "returnByValue": True,
                },
            )
        except PlaywrightError:
            self._context = 0
            return None
        return base64.b64decode(done["result"]["value"]) if "exceptionDetails" not in done else None

    def _look(self, facts: dict[str, Any]) -> Seen:
        page, documents, boxes, count = self._page, [], [], 0
        width = height = 0.0
        places: dict[Frame, Place] = {}
        for number, frame in enumerate(one for one in page.frames if not one.is_detached()):
            if frame is page.main_frame:
                with asking(page):
                    found = frame.evaluate(f"facts => ({LOOK})(document, facts)", facts)
                width, height = float(found["width"]), float(found["height"])
                places[frame] = (0, 0, width, height)
            else:
                place = _place(frame, places.get(frame.parent_frame) if frame.parent_frame else None)
                if place is None:
                    continue
                places[frame] = place
                told = _asked(frame, facts) if number < _MOST else None
                if told is None:
                    boxes.append(Box(*place, clip=place))
                    continue
                found = told
            left, top, *_ = places[frame]
            documents.append((frame.url, float(found["born"])))
            boxes += [Box(left + x, top + y, left + x + w, top + y + h, places[frame]) for x, y, w, h in found["boxes"]]
            count += int(found["secrets"])
        clip = (0.0, 0.0, width, height)
        in_panel = self._panel.boxes(self._own_world(), LOOK, facts)
        boxes += [Box(x, y, x + w, y + h, clip) for x, y, w, h in in_panel]
        return Seen(width, height, tuple(documents), tuple(boxes), count)

    def _own_world(self) -> int:
        if not self._context:
            made = self._cdp.send("Page.createIsolatedWorld", {"frameId": self._main, "worldName": self._world})
            self._context = int(made["executionContextId"])
        return self._context


def _asked(frame: Frame, facts: dict[str, Any]) -> dict[str, Any] | None:
    """What another frame says; None where it does not answer in time."""
    script = f"(e, facts) => ({LOOK})(e.ownerDocument, facts)"
    try:
        found: dict[str, Any] = frame.locator(":root").evaluate(script, facts, timeout=OTHER_FRAME_MS)
    except PlaywrightTimeout:
        return None
    return found


def _place(frame: Frame, parent: Place | None) -> Place | None:
    """Where a frame is in the window: left, top, right, bottom; None for one that is not to be seen."""
    if parent is None:
        return None
    with asking(frame.page):
        x, y, width, height = frame.frame_element().evaluate(_FRAME)
    left, top = parent[0] + x, parent[1] + y
    return (left, top, left + width, top + height) if width and height else None
