"""One tab as a film needs it: its pictures as they change, where something private is, and pictures with that covered.

It shares the looks of the pictures that a report has, and does nothing to the page.
"""

from __future__ import annotations

import base64
import re
import secrets
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from pages.browser.questions import asking
from pages.screens.private import PRIVATE

from ...reporting.kept_page.masks import COLOUR
from ...timeouts import OTHER_FRAME_MS
from .panel_look import PanelLook
from .seen import Box, Seen

SIZE = {"maxWidth": 1280, "maxHeight": 900}
"""Pixels that a picture has at most."""
ADDRESS = r"[\w+.-]+@[\w-]{1,63}(?:\.[\w-]{1,63})+"
KEY = r"3MVG9[\w.]{10,}"
"""A consumer key (its first letters: grade A)."""
_LIKE_SECRETS = (r"\b[0-9A-F]{64}\b", r"\b\d{16,19}\b")
"""A consumer secret: 64 hexadecimal digits, and in older orgs up to 19 decimal ones (grade C)."""
_HIDDEN = "[id^=ctrDiv], [id$=':consumerSecret']"
_KEY_ON_PAGE = "[id$=':consumerKey']"
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
Place = tuple[float, float, float, float]


class Window:
    """A tab. `changed` gets each picture of it as JPEG; it may ask for looks, which its page answers meanwhile."""

    def __init__(self, page: Page, changed: Callable[[bytes], None]) -> None:
        """Begins at once.

        Raises:
            playwright.sync_api.Error: the tab has gone.
        """
        self.page = page
        self._changed = changed
        self._world = f"w{secrets.token_hex(8)}"
        self._context = 0
        self._dialog = False
        self._cdp = page.context.new_cdp_session(page)
        self._panel = PanelLook(self._cdp)
        self._cdp.on("Page.javascriptDialogOpening", lambda _: self._is_open(dialog=True))
        self._cdp.on("Page.javascriptDialogClosed", lambda _: self._is_open(dialog=False))
        self._cdp.on("Page.screencastFrame", self._frame)
        self._cdp.send("Page.enable")
        self._main = self._cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._start()

    @property
    def dialog(self) -> bool:
        """Whether a native dialog is open, during which a page answers nothing."""
        return self._dialog

    def again(self) -> None:
        """Asks for a picture of the window as it is now."""
        self._cdp.send("Page.stopScreencast")
        self._start()

    def stop(self) -> None:
        """No more pictures come."""
        with asking(self.page):
            self._cdp.send("Page.stopScreencast")
            self._cdp.detach()

    def look(self, known: Sequence[str], *, typed: bool) -> Seen | None:
        """A check: where something private is; None where the page does not tell, as between two documents.

        `known` are texts that are private; with `typed` so is all that a person types, as on a login page.
        """
        if self._dialog:
            return None
        facts = {
            "selector": f"{PRIVATE}, {_KEY_ON_PAGE}",
            "secret": _HIDDEN,
            "typed": typed,
            "patterns": [ADDRESS, KEY, *_LIKE_SECRETS, *map(re.escape, filter(None, known))],
        }
        try:
            return self._look(facts)
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
        page, documents, boxes, count = self.page, [], [], 0
        width = height = 0.0
        places: dict[Frame, Place] = {}
        for number, frame in enumerate(one for one in page.frames if not one.is_detached()):
            if frame is page.main_frame:
                found = frame.evaluate(f"facts => ({LOOK})(document, facts)", facts)
                width, height = float(found["width"]), float(found["height"])
                places[frame] = (0, 0, width, height)
            else:
                place = _place(frame, places.get(frame.parent_frame) if frame.parent_frame else None)
                if place is None:
                    continue
                places[frame] = place
                try:
                    if number >= _MOST:
                        raise PlaywrightTimeout("too many")  # noqa: TRY301 - it is not asked, and so does not answer
                    found = frame.locator(":root").evaluate(
                        f"(e, facts) => ({LOOK})(e.ownerDocument, facts)", facts, timeout=OTHER_FRAME_MS
                    )
                except PlaywrightTimeout:
                    boxes.append(Box(*place, clip=place))
                    continue
            left, top, *_ = places[frame]
            documents.append((frame.url, float(found["born"])))
            boxes += [Box(left + x, top + y, left + x + w, top + y + h, places[frame]) for x, y, w, h in found["boxes"]]
            count += int(found["secrets"])
        clip = (0.0, 0.0, width, height)
        boxes += [Box(x, y, x + w, y + h, clip) for x, y, w, h in self._panel.boxes(self._own_world(), LOOK, facts)]
        return Seen(width, height, tuple(documents), tuple(boxes), count)

    def _own_world(self) -> int:
        if not self._context:
            made = self._cdp.send("Page.createIsolatedWorld", {"frameId": self._main, "worldName": self._world})
            self._context = int(made["executionContextId"])
        return self._context

    def _start(self) -> None:
        self._cdp.send("Page.startScreencast", {"format": "jpeg", "quality": 75, "everyNthFrame": 1, **SIZE})

    def _is_open(self, *, dialog: bool) -> None:
        self._dialog = dialog

    def _frame(self, event: dict[str, Any]) -> None:
        try:
            self._cdp.send("Page.screencastFrameAck", {"sessionId": event["sessionId"]})
        except PlaywrightError:  # the tab has gone
            return
        self._changed(base64.b64decode(event["data"]))


def _place(frame: Frame, parent: Place | None) -> Place | None:
    """Where a frame is in the window: left, top, right, bottom; None for one that is not to be seen."""
    if parent is None:
        return None
    x, y, width, height = frame.frame_element().evaluate(_FRAME)
    left, top = parent[0] + x, parent[1] + y
    return (left, top, left + width, top + height) if width and height else None
