"""The panel in one tab, by the browser's own protocol. It shows facts and brings what is pressed; it knows no step.

The panel's script lives in an isolated world: the page's scripts see neither its functions nor its closed shadow root,
and cannot press a button. A strict content security policy of the page does not concern that world, and nothing inline
is used all the same. It comes again with each document of the tab.
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FloatRect, Page

from ..view import texts
from .frames import Frames
from .wire import inside, message_of, overlap

_SCRIPTS = ("dom.js", "panel.js", "show.js", "press.js", "focus.js", "place.js", "light.js", "start.js")
_STYLES = ("panel.css", "lights.css")
_FOLDER = Path(__file__).parent


@dataclass
class Kept:
    """What is the same in all documents and tabs: where the person wants the panel, and whether it is shut."""

    place: dict[str, Any] = field(default_factory=dict)


class Panel:
    """One tab's panel. `pressed` gets each message of a person: an order, an answer.

    `fronted` is called when the person has come to this tab. `moving` is asked, while the robot is about to act, where
    what it will touch is now, in pixels of the window: the page may have scrolled since `act`.

    While a native dialog is open the page's script stands still; nothing is sent to it then.
    """

    def __init__(
        self,
        page: Page,
        pressed: Callable[[dict[str, Any]], None],
        *,
        kept: Kept | None = None,
        fronted: Callable[[], None] = lambda: None,
    ) -> None:
        self.page = page
        self.moving: Callable[[], Sequence[FloatRect]] = tuple
        self.dialog_open = False
        self._pressed = pressed
        self._fronted = fronted
        self._token = secrets.token_urlsafe(16)
        self._world = f"w{secrets.token_hex(8)}"
        self._facts: dict[str, Any] = {}
        self._kept = kept or Kept()
        self._focused = ""
        self._context = ""
        self._box: dict[str, float] | None = None
        self._point = self._looking = False
        binding = {"name": f"b{secrets.token_hex(8)}", "executionContextName": self._world}
        script = {"source": self._script(binding["name"]), "worldName": self._world, "runImmediately": True}
        self._frames = Frames(page, script, binding, self._called)
        self._cdp = page.context.new_cdp_session(page)
        self._frame = self._cdp.send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        self._cdp.on("Runtime.executionContextCreated", self._created)
        self._cdp.on("Runtime.bindingCalled", self._called)
        self._cdp.on("Page.javascriptDialogOpening", lambda _: self._dialog(opened=True))
        self._cdp.on("Page.javascriptDialogClosed", lambda _: self._dialog(opened=False))
        self._cdp.send("Page.enable")
        self._cdp.send("Runtime.enable")
        self._cdp.send("Runtime.addBinding", binding)
        self._cdp.send("Page.addScriptToEvaluateOnNewDocument", script)

    def show(self, facts: dict[str, Any]) -> None:
        """Shows these facts, now and in every document to come."""
        was_busy, self._facts = self._busy, facts
        self._run("show", facts)
        if was_busy and not self._busy and self._focused:
            self._restore()

    def look(self, lit: Sequence[tuple[FloatRect, str]]) -> None:
        """Lights these boxes, in pixels of the window, each in its way, and keeps off what is to be touched."""
        self._run("look", [{**box, "light": light} for box, light in lit])

    def act(self, boxes: Sequence[FloatRect], *, point: bool = True) -> None:
        """Keeps off these boxes, and points at the last of them."""
        self._point = point
        self._run("act", [list(boxes), point])

    def clear_of(self, boxes: Sequence[FloatRect]) -> bool:
        """Whether there are boxes, and the panel is known to lie on none of them."""
        mine = self._box
        return mine is not None and bool(boxes) and not any(overlap(mine, box) for box in boxes)

    def leaves_free(self, boxes: Sequence[FloatRect]) -> bool:
        """Whether it is clear of these boxes, and they are known to be in sight as they are."""
        return self.clear_of(boxes) and self._box is not None and all(inside(self._box, box) for box in boxes)

    @property
    def _busy(self) -> bool:
        return self._facts.get("mode") in ("robot", "rest", "reading")

    def _restore(self) -> None:
        self._run("restore", {"place": self._kept.place, "focused": self._focused})

    def _script(self, binding: str) -> str:
        style = "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _STYLES)
        settings = {"token": self._token, "style": style, "labels": texts.LABELS, "done": texts.DONE_BY}
        body = "\n".join((_FOLDER / name).read_text(encoding="utf-8") for name in _SCRIPTS)
        return f"(() => {{\nconst settings = {json.dumps(settings)}, send = globalThis.{binding};\n{body}\n}})()"

    def _run(self, function: str, argument: Any) -> None:
        if not self._context or self.dialog_open:
            return
        call = {
            "expression": f"guide.{function}({json.dumps(argument)})",
            "uniqueContextId": self._context,
            "returnByValue": True,
        }
        try:
            done = self._cdp.send("Runtime.evaluate", call)
        except PlaywrightError:  # the document went away; the next one asks for the facts
            return
        if "exceptionDetails" in done:
            raise AssertionError(f"the panel's {function}: {done['exceptionDetails']}")
        self._box = done["result"].get("value")

    def _created(self, event: dict[str, Any]) -> None:
        context = event["context"]
        if context["name"] == self._world and context.get("auxData", {}).get("frameId") == self._frame:
            self._context, self._box = context["uniqueId"], None
        else:
            self._frames.met(self._cdp, event)

    def _dialog(self, *, opened: bool) -> None:
        self.dialog_open = opened

    def _called(self, event: dict[str, Any]) -> None:
        message = message_of(event["payload"])
        if message.get("token") != self._token:
            return
        match message.get("kind"):
            case "ready":
                if self._facts:
                    self._run("show", self._facts)
                self._restore()
            case "place":
                self._kept.place, self._box = message["place"], None
            case "moved":
                self._box = None
            case "focused":
                if message["on"] or not self._busy:  # the robot takes the focus away, and never to the panel
                    self._focused = message["on"]
            case "focus":
                self._run("enter", None)
            case "back":
                self._frames.back()
            case "front":
                self._fronted()
            case "again":
                self._look_again()
            case _:
                self._pressed(message)

    def _look_again(self) -> None:
        if self._looking:
            return
        self._looking = True
        try:
            boxes = self.moving()
            if boxes and not self.clear_of(boxes):
                self.act(boxes, point=self._point)
        finally:
            self._looking = False
