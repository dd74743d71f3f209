"""A second actor at the browser of a guided session: a person, who sees the window and has a mouse and a keyboard.

It reaches the panel as assistive technology does, by the accessibility tree, which sees into a closed shadow root, and
presses by coordinates. It shares no code with what it tests.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from typing import Any

from playwright.sync_api import Dialog, Page, Playwright
from playwright.sync_api import Error as PlaywrightError

Node = dict[str, Any]


def meet(playwright: Playwright, port: int) -> Actor:
    """Joins the browser behind that port."""
    browser = playwright.chromium.connect_over_cdp(f"http://127.0.0.1:{port}")
    pages = [page for context in browser.contexts for page in context.pages]
    return Actor(next(page for page in pages if page.url.startswith("http")))


class Actor:
    """The person. `ok` is how they answer the browser's own dialogs while they have their `hands_on` the page.

    `asked` is what the dialogs said; those that the robot calls up are its own affair.
    """

    def __init__(self, page: Page) -> None:
        self.page = page
        self.ok = True
        self.hands_on = False
        self.asked: list[str] = []
        self.cdp = page.context.new_cdp_session(page)
        page.on("dialog", self._answer)

    def _answer(self, dialog: Dialog) -> None:
        if not self.hands_on:
            return
        self.asked.append(dialog.message)
        if self.ok:
            dialog.accept()
        else:
            dialog.dismiss()

    # the panel

    def press(self, name: str) -> None:
        """Clicks a button of the panel with the mouse, once it is there and enabled.

        Whoever sees the panel make way just before the finger comes down lets go elsewhere, and tries again.
        """

        def pressed() -> bool:
            node = self.button(name)
            if node is None:
                return False
            x, y = _middle(quad := self.quad(node))
            self.page.mouse.move(x, y)
            if self.quad(node) != quad:
                return False
            self.page.mouse.down()
            met = self.quad(node) == quad
            if not met:
                self.page.mouse.move(1, 1)
            self.page.mouse.up()
            return met

        self.until(pressed, f"no enabled button {name!r} that stands still")

    def button(self, name: str) -> Node | None:
        """The enabled button of the panel with that name."""
        for node in self.panel():
            if _value(node, "role") == "button" and _value(node, "name") == name and not _disabled(node):
                return node
        return None

    def reads(self, pattern: str, seconds: float = 30) -> str:
        """Waits until the panel says something that matches; returns all that it says."""

        def found() -> str | None:
            words = self.words()
            return words if re.search(pattern, words) else None

        return str(self.until(found, f"the panel does not say {pattern!r}", seconds))

    def words(self) -> str:
        """All that the panel says, line by line."""
        return "\n".join(str(_value(node, "name")) for node in self.panel() if _value(node, "role") == "StaticText")

    def panel(self) -> list[Node]:
        """The accessible nodes of the panel."""
        try:
            nodes = self.cdp.send("Accessibility.getFullAXTree")["nodes"]
        except PlaywrightError:  # between two documents
            return []
        known = {node["nodeId"]: node for node in nodes}
        root = next((node for node in nodes if _value(node, "name") == "Guided session"), None)
        return list(_below(root, known)) if root is not None else []

    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right and bottom of the panel in the window, in pixels."""
        root = self.until(lambda: next(iter(self.panel()), None), "no panel")
        quad = self.quad(root)
        return min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])

    def until(self, look: Callable[[], Any], otherwise: str, seconds: float = 30) -> Any:
        """Looks until there is something; each look asks the browser, which takes its time."""
        end = time.monotonic() + seconds
        while True:
            try:
                if found := look():
                    return found
            except PlaywrightError as error:
                if "closed" in error.message:
                    raise
            if time.monotonic() > end:
                raise AssertionError(f"{otherwise} in {seconds} s; the panel says:\n{self.words()}")

    def centre(self, name: str) -> tuple[float, float]:
        """The middle of a button of the panel, in pixels of the window."""
        return _middle(self.quad(self.until(lambda: self.button(name), f"no enabled button {name!r}")))

    def open_steps(self) -> None:
        """Unfolds the list of all steps, by the keyboard."""
        wanted = ("DisclosureTriangle", "All steps")
        look = (node for node in self.panel() if (_value(node, "role"), _value(node, "name")) == wanted)
        self.cdp.send("DOM.focus", {"backendNodeId": next(look)["backendDOMNodeId"]})
        self.page.keyboard.press("Enter")

    def focus(self, name: str) -> None:
        """Brings the keyboard to a button of the panel."""
        node = self.until(lambda: self.button(name), f"no enabled button {name!r}")
        self.cdp.send("DOM.focus", {"backendNodeId": node["backendDOMNodeId"]})

    def focused(self) -> str:
        """The name of what has the keyboard in the panel; empty when nothing of it has."""
        for node in self.panel():
            if any(one["name"] == "focused" and one["value"].get("value") for one in node.get("properties", [])):
                return str(_value(node, "name"))
        return ""

    def quad(self, node: Node) -> list[float]:
        """The four corners of a node in the window, in pixels: x and y of each.

        Raises:
            playwright.sync_api.Error: nothing of it is to be seen, or it has gone.
        """
        which = node.get("backendDOMNodeId") or node["backendNodeId"]  # the two trees name it differently
        quads = self.cdp.send("DOM.getContentQuads", {"backendNodeId": which})["quads"]
        if not quads:
            raise PlaywrightError("no box")
        return list(quads[0])

    def lights(self) -> list[tuple[float, float, float, float]]:
        """Left, top, right and bottom of each thing that is highlighted."""
        document = self.cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        roots = [root for node in _tree(document) if _is_host(node) for root in node["shadowRoots"]]
        lights = [node for root in roots for node in _tree(root) if "light" in node.get("attributes", [])]
        quads = [self.quad(node) for node in lights]
        return [(min(quad[::2]), min(quad[1::2]), max(quad[::2]), max(quad[1::2])) for quad in quads]

    def shadow_root(self) -> str:
        """The protocol's handle on the panel's closed shadow root."""
        document = self.cdp.send("DOM.getDocument", {"depth": -1, "pierce": True})["root"]
        found = next(root for node in _tree(document) for root in node.get("shadowRoots", []) if _is_host(node))
        return str(found["backendNodeId"])


def _middle(quad: list[float]) -> tuple[float, float]:
    return sum(quad[::2]) / 4, sum(quad[1::2]) / 4


def _is_host(node: Node) -> bool:
    return bool(node.get("localName") == "setupwalk-guide")


def _tree(node: Node) -> Iterator[Node]:
    yield node
    for child in node.get("children", []):
        yield from _tree(child)


def _below(node: Node, known: dict[str, Node]) -> Iterator[Node]:
    yield node
    for key in node.get("childIds", []):
        if key in known:
            yield from _below(known[key], known)


def _value(node: Node, what: str) -> Any:
    return node.get(what, {}).get("value")


def _disabled(node: Node) -> bool:
    return any(one["name"] == "disabled" and one["value"].get("value") for one in node.get("properties", []))
