"""The tabs of a session's browser: each of the org's has the panel, and the session goes where the person goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import FloatRect, Page

from pages import Org

from ..page.panel import Kept, Panel

_ELSEWHERE = {"elsewhere": True}
"""What the panel of a tab is told in which the session is not."""


class Tabs:
    """One face for all tabs. Tabs of other sites have no panel, and the session is never in one."""

    def __init__(self, org: Org, pressed: Callable[[dict[str, Any]], None]) -> None:
        self.moving: Callable[[], Sequence[FloatRect]] = tuple
        self._org = org
        self._pressed = pressed
        self._kept = Kept()
        self._facts: dict[str, Any] = {}
        self._lit: Sequence[tuple[FloatRect, str]] = ()
        self._panels: dict[Page, Panel] = {}
        self._front: Page = org.page
        self.crashed: set[Page] = set()
        self._meet(org.page)

    # what the person is shown

    def show(self, facts: dict[str, Any]) -> None:
        """Shows these facts in the tab of the session, and in the others where it is."""
        self._facts = facts
        for page in self._panels:
            self._show_in(page)

    def look(self, lit: Sequence[tuple[FloatRect, str]]) -> None:
        """As `Panel.look`, in the tab of the session."""
        self._lit = lit
        self._here.look(lit)

    def act(self, boxes: Sequence[FloatRect], *, point: bool = True) -> None:
        """As `Panel.act`, in the tab of the session."""
        self._here.act(boxes, point=point)

    def clear_of(self, boxes: Sequence[FloatRect]) -> bool:
        """As `Panel.clear_of`, in the tab of the session."""
        return self._here.clear_of(boxes)

    def leaves_free(self, boxes: Sequence[FloatRect]) -> bool:
        """As `Panel.leaves_free`, in the tab of the session."""
        return self._here.leaves_free(boxes)

    def panel_in(self, page: Page) -> Panel:
        """The panel of a tab; for one that has none, that of the session's."""
        return self._panels.get(page) or self._here

    # where the person is

    def follow(self) -> None:
        """A look at the tabs, while the person has them: new ones of the org get the panel, and the session goes to the
        one that the person has come to."""
        for page in self._open():
            if page not in self._panels and self._org.hosts.owns(page.url):
                self._meet(page)
                self._front = page  # a tab that opens is shown
        front = self._front
        if front != self._org.page and not front.is_closed() and self._org.hosts.owns(front.url):
            self._move(front)

    def move_on(self) -> bool:
        """Whether the session goes on in another tab of the org's, where its own was closed."""
        self._panels = {page: panel for page, panel in self._panels.items() if not page.is_closed()}
        for page in reversed([page for page in self._open() if self._org.hosts.owns(page.url)]):
            if page not in self._panels:
                self._meet(page)
            if page in self._panels:
                self._move(page)
                return True
        return False

    def _open(self) -> list[Page]:
        try:
            return [page for page in self._org.page.context.pages if not page.is_closed() and page not in self.crashed]
        except PlaywrightError:  # the browser is gone
            return []

    def _meet(self, page: Page) -> None:
        try:
            panel = Panel(page, self._pressed, kept=self._kept, fronted=partial(self._came_to, page))
        except PlaywrightError:  # it was closed meanwhile
            return
        panel.moving = self._moving
        self._panels[page] = panel
        page.on("crash", self._crash)
        if self._facts:
            self._show_in(page)

    def _move(self, page: Page) -> None:
        if not self._org.page.is_closed():
            self._here.look(())
        self._front = page
        self._org.follow(page)
        self.show(self._facts)
        self._here.look(self._lit)

    def _came_to(self, page: Page) -> None:
        self._front = page

    def _crash(self, page: Page) -> None:
        self.crashed.add(page)

    def _show_in(self, page: Page) -> None:
        if not page.is_closed():
            self._panels[page].show(self._facts if page == self._org.page else self._facts | _ELSEWHERE)

    def _moving(self) -> Sequence[FloatRect]:
        return self.moving()

    @property
    def _here(self) -> Panel:
        return self._panels[self._org.page]
