"""The frames of a tab: the keys that lead to the panel are heard in them too, and lead back to where the person was.

A browser keeps a frame of another site apart from its page, as Setup's classic pages are from the Lightning page around
them: it has a session of its own in the browser's protocol, and gets the panel's script by that.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from playwright.sync_api import CDPSession, Frame, Page
from playwright.sync_api import Error as PlaywrightError


class Frames:
    """The frames of one tab. `script` and `binding` are what the protocol takes for the panel's world; `called` gets
    what a frame sends."""

    def __init__(
        self, page: Page, script: Mapping[str, Any], binding: Mapping[str, Any], called: Callable[[Any], None]
    ) -> None:
        self._page = page
        self._script = dict(script)
        self._binding = dict(binding)
        self._called = called
        self._apart: dict[Frame, CDPSession] = {}
        self._worlds: dict[str, tuple[CDPSession, str]] = {}
        page.on("framenavigated", self._came)
        for frame in page.frames:
            self._came(frame)

    def met(self, cdp: CDPSession, event: dict[str, Any]) -> None:
        """A document has come, perhaps with the panel's world."""
        context = event["context"]
        if context["name"] == self._script["worldName"]:
            self._worlds[context["auxData"]["frameId"]] = cdp, context["uniqueId"]

    def back(self) -> None:
        """A frame that gets the keyboard back has forgotten which of its fields had it."""
        for frame, (cdp, context) in list(self._worlds.items()):
            try:
                cdp.send("Runtime.evaluate", {"expression": "guide.back?.()", "uniqueContextId": context})
            except PlaywrightError:  # its document has gone
                self._worlds.pop(frame, None)

    def _came(self, frame: Frame) -> None:
        if frame.parent_frame is None:
            return
        try:
            if (known := self._apart.get(frame)) is not None:
                known.send("Runtime.evaluate", {"expression": "0"})
                return
        except PlaywrightError:  # it has moved to another site, and its session ended with that
            self._apart.pop(frame, None)
        try:
            cdp = self._page.context.new_cdp_session(frame)
            self._apart[frame] = cdp
            cdp.on("Runtime.executionContextCreated", lambda event: self.met(cdp, event))
            cdp.on("Runtime.bindingCalled", self._called)
            cdp.send("Page.enable")
            cdp.send("Runtime.enable")
            cdp.send("Runtime.addBinding", self._binding)
            cdp.send("Page.addScriptToEvaluateOnNewDocument", self._script)
        except PlaywrightError:  # it is no site of its own, and has the script already; or it has gone
            return
