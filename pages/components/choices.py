"""Choices of Lightning: a tile or radio among others, and a toggle. Their inputs may be hidden behind their labels."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Protocol

from playwright.sync_api import Frame, Locator

from ..arrival.awaited import Awaited
from ..browser.questions import asking
from ..browser.timeouts import AT_ONCE
from ..dom.query import DIALOGS
from ..errors import Unreadable
from .anew import repeatable
from .component import Component
from .fields import click
from .pressing.buttons import Button

_OPTION = """(e, labels) => {
  if (e.tagName !== 'SELECT') return null;
  const plain = text => text.replace(/\\s+/g, ' ').trim().toLowerCase();
  const place = Array.from(e.options).findIndex(one => labels.some(label => plain(one.label) === plain(label)));
  return place < 0 ? null : place;
}"""
"""JavaScript: the place of the option in a list; null where it is no list."""
_STATE = """e => {
  const pressed = e.getAttribute('aria-checked') ?? e.getAttribute('aria-pressed');
  if (e.matches('input')) return e.checked;
  if (pressed !== null) return pressed === 'true';
  const said = (e.innerText || '').trim().toLowerCase();
  return /\\b(on|enabled|active)$/.test(said) ? true : /\\b(off|disabled|inactive)$/.test(said) ? false : null;
}"""
"""JavaScript: whether a switch is on, by the markup or by what it says; null where neither tells."""


_CHOSEN = """e => {
  const plain = text => (text || '').replace(/\\s+/g, ' ').trim().toLowerCase(), names = LABELS.map(plain);
  if (e.matches('input[type=radio], input[type=checkbox]')) return e.checked;
  if (e.tagName === 'SELECT') return names.includes(plain(e.selectedOptions[0]?.label));
  if (e.matches('[role=combobox], [aria-haspopup=listbox]')) return names.includes(plain(e.value || e.innerText));
  return ['aria-checked', 'aria-pressed', 'aria-selected'].some(name => e.getAttribute(name) === 'true');
}"""
"""JavaScript: whether an option is the chosen one, as far as the markup tells; LABELS are what it is called."""

_LIST = "select, [role=combobox], [aria-haspopup=listbox]"


class RadioOption(Component):
    """One of several tiles or radio buttons, found by what it says."""

    kind = "choice"

    @repeatable
    def choose(self) -> None:
        """Chooses it; in a list, the option of that name. A list that shows it has it chosen already."""
        tile = self.get()
        with self.acting("choose"):
            if tile.evaluate("e => e.matches('[role=combobox], [aria-haspopup=listbox]')", timeout=self.quick):
                return
            listed = tile.evaluate(_OPTION, list(self.labels), timeout=self.quick)
            if listed is not None:
                tile.select_option(index=int(listed), timeout=self.quick)
            else:
                click(tile, self.quick)

    @property
    def chosen(self) -> bool:
        """A check: whether it is known to be the chosen one: by its own mark, or by the list that shows it."""
        return bool(self.read(_CHOSEN.replace("LABELS", json.dumps(self.labels))))


class OnlyList(Component):
    """The one list of the dialog on top that has one, or of a page without a dialog, whatever it is called.

    `label` is for messages. Its options may be made only when it opens, as Lightning's are.
    """

    kind = "select"

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        inner = f":is({_LIST}):not(:has({_LIST}))"
        dialogs = surface.locator(DIALOGS).filter(visible=True)
        asks = dialogs.filter(has=surface.locator(inner).filter(visible=True))  # a prompt may lie over it
        with asking(surface.page):
            place = asks.last if asks.count() else dialogs.last if dialogs.count() else surface
        yield place.locator(inner).filter(visible=True)

    def open(self) -> None:
        """Opens it; one of the browser's own needs none."""
        box = self.get()
        with self.acting("open"):
            box.click(timeout=self.quick)


class Asking(Awaited, Protocol):
    """The question that turning a switch on asks."""

    enable: Button


class Toggle(Component):
    """An on/off switch."""

    kind = "toggle"

    @property
    def on(self) -> bool | None:
        """A check: whether it is on; None when it is not there."""
        state = self.read(_STATE)
        return None if state is None else bool(state)

    def flip(self) -> None:
        """Clicks it, whatever that does."""
        switch = self.get()
        with self.acting("switch"):
            click(switch, self.quick)

    def turn_on(self, question: type[Asking], refusal: Callable[[], str]) -> str:
        """Flips it, and says yes to what may be asked then, unless there is a new `refusal`. Returns why it stays off.

        Raises:
            Unreadable: it cannot be told whether it is on.
        """
        if self.on is None:
            raise Unreadable(
                f'{self.screen.title}: it cannot be told whether "{self.label}" is on, and it is left alone',
                hint="look at it in Setup, turn it on by hand, and run the same command again",
            )
        org, before = self.screen.org, refusal()

        def refused() -> str:
            words = refusal()
            return words if words != before else ""

        self.flip()
        if org.until(lambda: refused() or org.current(question) or self.on, patience=org.patience.quick):
            org.until(lambda: refused() or org.current(question), patience=AT_ONCE)  # On may come before it
            if not refused() and (asked := org.current(question)):
                asked.enable.click()
            org.until(lambda: refused() or (self.on and not org.current(question)), patience=org.patience.quick)
        return "" if org.steady(lambda: self.on) else refused() or "the toggle stays off"
