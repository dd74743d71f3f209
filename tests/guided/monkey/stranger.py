"""What a stranger may do at a guided session: at the panel, in the page, with the browser, on the terminal."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from playwright.sync_api import Dialog, Page
from playwright.sync_api import Error as PlaywrightError

from ..actor import Actor
from ..person import Person
from ..show import Show

_NEVER = ("Stop", "Close", "Undo this run", "Yes, take it back", "Open the report")
"""Buttons that end the session, or take back what it did: the stranger is there to get to its end."""
_WORDS = ("", "x", "CI", "http://localhost:1717/OauthRedirect", "90", "äöü", "<b>", "Walked App")
_KEYS = ("Tab", "Shift+Tab", "Enter", "Escape", "Space", "ArrowDown", "Alt+Shift+KeyG", "End", "PageDown")
_LINES = ("d", "m", "b", "w", "?", "s because", "e", "p", "goto 4", "goto 9", "nonsense", "")
_SIZES = ((1500, 1000), (1024, 768), (800, 600), (1280, 720))


class Roamer(Actor):
    """A person who changes tabs, and answers each dialog of the browser one way or the other."""

    def __init__(self, page: Page, chance: random.Random) -> None:
        self.chance = chance
        super().__init__(page)

    def come_to(self, page: Page) -> None:
        """From now on they see this tab."""
        if page != self.page:
            self.__init__(page, self.chance)  # type: ignore[misc]

    def buttons(self) -> list[str]:
        """The names of the panel's buttons that can be pressed."""
        nodes = self.panel()
        return [str(_said(node, "name")) for node in nodes if _said(node, "role") == "button" and not _off(node)]

    def step(self) -> int:
        """The number of the step that the panel shows, 0 for none."""
        found = re.search(r"Step (\d+) of", self.words())
        return int(found[1]) if found else 0

    def _answer(self, dialog: Dialog) -> None:
        with suppress(PlaywrightError):  # the robot was faster with one of its own
            if self.chance.random() < 0.7:
                dialog.accept()
            else:
                dialog.dismiss()


def _said(node: dict[str, Any], what: str) -> Any:
    return node.get(what, {}).get("value")


def _off(node: dict[str, Any]) -> bool:
    return any(one["name"] == "disabled" and one["value"].get("value") for one in node.get("properties", []))


class Stranger:
    """Acts at random. `did` is what they did, in order, so that a failure can be told."""

    def __init__(self, show: Show, actor: Roamer, person: Person) -> None:
        self.show, self.actor, self.person = show, actor, person
        self.chance = actor.chance
        self.did: list[str] = []
        self.deeds: list[tuple[int, Callable[[], str]]] = [
            (30, self.press_a_button),
            (20, self.do_the_step),
            (14, self.click_anywhere),
            (10, self.type),
            (8, self.press_a_key),
            (8, self.order),
            (3, self.reload),
            (2, self.back),
            (2, self.open_a_tab),
            (2, self.change_tabs),
            (3, self.resize),
        ]

    def act(self) -> None:
        """One deed. What cannot be done just now, as when the page is on its way, is none."""
        weights = [weight for weight, _ in self.deeds]
        (_, deed) = self.chance.choices(self.deeds, weights)[0]
        with suppress(PlaywrightError):
            self.did.append(deed())

    def press_a_button(self) -> str:
        """Any button of the panel."""
        names = [name for name in self.actor.buttons() if name not in _NEVER and not name.startswith("Copy")]
        if not names:
            return "no button"
        name = self.chance.choice(sorted(names))
        node = self.actor.button(name)
        if node is not None:
            quad = self.actor.quad(node)
            self.actor.page.mouse.click(sum(quad[::2]) / 4, sum(quad[1::2]) / 4)
        return f"press {name}"

    def do_the_step(self) -> str:
        """What the step wants, if its page is here."""
        number = self.actor.step()
        if number:
            self.actor.page.set_default_timeout(800)
            try:
                self.person.does(number)
            finally:
                self.actor.page.set_default_timeout(30_000)
        return f"step {number} by hand"

    def click_anywhere(self) -> str:
        """A point of the window."""
        width, height = self.actor.page.evaluate("() => [innerWidth, innerHeight]")
        x, y = self.chance.uniform(0, width), self.chance.uniform(0, height)
        self.actor.page.mouse.click(x, y)
        return f"click {x:.0f} {y:.0f}"

    def type(self) -> str:
        """Some text, wherever the keyboard is."""
        words = self.chance.choice(_WORDS)
        self.actor.page.keyboard.type(words)
        return f"type {words!r}"

    def press_a_key(self) -> str:
        """Some key."""
        key = self.chance.choice(_KEYS)
        self.actor.page.keyboard.press(key)
        return f"key {key}"

    def order(self) -> str:
        """A line on the terminal."""
        line = self.chance.choice(_LINES)
        self.show.type(line)
        return f"terminal {line!r}"

    def reload(self) -> str:
        """F5."""
        self.actor.page.reload(wait_until="commit")
        return "reload"

    def back(self) -> str:
        """The browser's Back."""
        self.actor.page.go_back(wait_until="commit")
        return "back"

    def open_a_tab(self) -> str:
        """Setup in a tab of its own, as its gear opens it; two at most."""
        pages = self.actor.page.context.pages
        if len(pages) < 3:
            self.actor.page.evaluate("() => { window.open('/lightning/setup/SetupOneHome/home', '_blank'); }")
        return "a tab"

    def change_tabs(self) -> str:
        """Another tab comes to the front, or one is closed."""
        pages = self.actor.page.context.pages
        page = self.chance.choice(pages)
        if len(pages) > 1 and self.chance.random() < 0.4:
            page.close()
            page = self.actor.page.context.pages[-1]
        page.bring_to_front()
        self.actor.come_to(page)
        self.person.lightning = "/lightning/" in page.url
        page.mouse.move(200, 200)
        page.mouse.move(220, 230)
        return "another tab"

    def resize(self) -> str:
        """The window in another size."""
        width, height = self.chance.choice(_SIZES)
        cdp = self.actor.cdp
        window = cdp.send("Browser.getWindowForTarget")["windowId"]
        cdp.send("Browser.setWindowBounds", {"windowId": window, "bounds": {"width": width, "height": height}})
        return f"window {width}x{height}"
