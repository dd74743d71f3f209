"""What can be done with a row of a list: in a menu that a button of the row opens, or by links in the row itself."""

from __future__ import annotations

import re
from collections.abc import Callable

from playwright.sync_api import ElementHandle, Frame, Locator

from ....browser.questions import asking
from ....browser.timeouts import AT_ONCE
from ....errors import Unreadable
from ....values.text import label_pattern, same
from ...component import Component
from ...sight import Sight, sight_of

_MENU = re.compile(r"\b(actions?|menu|options|more)\b|^\W*[\u25be\u25bc\u2304\u22ee\u2026]\W*$", re.IGNORECASE)
"""What a row's menu button is called, such as "Show actions" (grade A-, of a list of the same family), or an arrow."""
_HAS_MENU = """line => !!line.querySelector('[aria-expanded=true]') || line.contains(document.activeElement)"""
"""JavaScript: whether a menu that is open is that row's: it says so, or was pressed last."""
_PRESSED = "button, [role=button], a[aria-haspopup], summary"
_TRIES = 5
"""As often as public automation of this list tries: the first click may do nothing (grade A)."""


class RowMenu:
    """The menu of one row of `part`'s list; `name` is the row's. `still` is a check: whether `line` is that row yet."""

    def __init__(self, part: Component, line: Locator, name: str, still: Callable[[], bool]) -> None:
        self._part, self._line, self._name, self._still = part, line, name, still
        self._surface = part.screen.surface

    def choose(self, entry: str) -> bool:
        """Chooses an entry of that name; False where the row has none.

        Raises:
            Unreadable: its menu, or the entry, cannot be told from others. Nothing was chosen.
        """
        org, there = self._part.screen.org, _entries(self._line, entry)
        if not same(entry, self._name) and self._count(there):  # a link in the row itself
            return self._press(there, entry)
        opener = self._opener()
        if opener is None:
            return False
        menus, before = self._count(_items(self._surface, entry)), self._handles(entry)
        for _ in range(_TRIES):
            with self._part.acting("open the row menu of", opener):
                opener.click(timeout=self._part.quick)
            if org.until(lambda: self._new(entry, before), patience=AT_ONCE):
                if self._count(there):
                    return self._press(there, entry)
                if self._count(_items(self._surface, entry)):
                    return self._press(_items(self._surface, entry), entry, sure=not menus)
                return self._press_new(self._new(entry, before), entry)
            with self._part.acting("look at the row menu of", opener):
                if opener.get_attribute("aria-expanded", timeout=self._part.quick) == "true":
                    break  # it is open, and has no such entry
        with self._part.acting("close the row menu of", opener):
            org.page.keyboard.press("Escape")
        return False

    def sight(self, entry: str) -> Sight | None:
        """A check: the entry of that name where it is to be pressed now, else what opens the menu.

        Raises:
            Unreadable: what opens the menu cannot be told from others.
            playwright.sync_api.Error: the document went away.
        """
        page, named = self._part.screen.org.page, f"{entry} {self._name}"
        if not same(entry, self._name) and (own := sight_of(_entries(self._line, entry), named, page)) is not None:
            return own
        if (opener := self._opener()) is None:
            link = self._line.get_by_role("link", name=label_pattern(self._name)).filter(visible=True)
            return sight_of(link, self._name, page)
        own = self._line.evaluate(_HAS_MENU, timeout=self._part.quick)
        chosen = sight_of(_items(self._surface, entry), named, page) if own else None
        return chosen or sight_of(opener, f"the menu of {self._name}", page)

    def follow_name(self) -> bool:
        """Follows the one link of the row that is its name; False where its name is none."""
        link = self._line.get_by_role("link", name=label_pattern(self._name)).filter(visible=True)
        return self._count(link) == 1 and self._press(link, self._name)

    def _opener(self) -> Locator | None:
        """What opens the menu: what says so, else what is called so, else the row's only button."""
        buttons = self._line.locator(_PRESSED).filter(visible=True)
        says = buttons.and_(self._line.locator("[aria-haspopup]:not([aria-haspopup=false])"))
        named = self._line.get_by_role("button", name=_MENU).filter(visible=True)
        for found in (says, named, buttons):
            if self._count(found) == 1:
                return found
        if self._count(buttons):
            raise self._unsure(f'has a row "{self._name}" in which the button of its menu cannot be told from others')
        return None

    def _press(self, entries: Locator, entry: str, *, sure: bool = True) -> bool:
        if not sure or self._count(entries) != 1:  # one of them may be of another row, whose menu is open still
            raise self._unsure(f'shows several menus with "{entry}"')
        self._make_sure()
        with self._part.acting(f'choose "{entry}" in', entries):
            entries.click(timeout=self._part.quick)
        return True

    def _press_new(self, new: list[ElementHandle], entry: str) -> bool:
        if len(new) != 1:
            raise self._unsure(f'shows several menus with "{entry}"')
        self._make_sure()
        with self._part.acting(f'choose "{entry}" in', self._line):
            new[0].click(timeout=self._part.quick)
        return True

    def _make_sure(self) -> None:
        if not self._still():  # the list was drawn anew, and the menu may be another row's
            raise self._unsure(f'has moved its row "{self._name}" meanwhile')

    def _count(self, found: Locator) -> int:
        with asking(self._part.screen.org.page):
            return found.count()

    def _handles(self, entry: str) -> list[ElementHandle]:
        with asking(self._part.screen.org.page):
            return _entries(self._surface, entry).element_handles()

    def _new(self, entry: str, before: list[ElementHandle]) -> list[ElementHandle]:
        """A check: the entries of that name that were not to be seen before."""
        script = "(e, before) => !before.includes(e)"
        now = self._handles(entry)
        with asking(self._part.screen.org.page):
            return [one for one in now if one.evaluate(script, before)]

    def _unsure(self, why: str) -> Unreadable:
        return Unreadable(
            f"{self._part.screen.title}: the list of apps {why}; nothing was chosen",
            hint="close what is open there; run the same command again",
        )


def _items(within: Frame | Locator, entry: str) -> Locator:
    return within.get_by_role("menuitem", name=label_pattern(entry)).filter(visible=True)


def _entries(within: Frame | Locator, entry: str) -> Locator:
    """What can be chosen by that name and is to be seen: an entry of a menu, or a link or button of that name."""
    name = label_pattern(entry)
    links = within.get_by_role("link", name=name).or_(within.get_by_role("button", name=name))
    return within.get_by_role("menuitem", name=name).or_(links).filter(visible=True)
