"""Choices of Lightning: a tile or radio among others, and a toggle. Their inputs may be hidden behind their labels."""

from __future__ import annotations

from .component import Component
from .fields import click

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


class RadioOption(Component):
    """One of several tiles or radio buttons, found by what it says."""

    kind = "choice"

    def choose(self) -> None:
        """Chooses it; in a list, the option of that name."""
        tile = self.get()
        with self.acting("choose"):
            listed = tile.evaluate(_OPTION, list(self.labels), timeout=self.quick)
            if listed is not None:
                tile.select_option(index=int(listed), timeout=self.quick)
            else:
                click(tile, self.quick)


class Toggle(Component):
    """An on/off switch."""

    kind = "toggle"

    @property
    def on(self) -> bool | None:
        """A check: whether it is on; None when it is not there."""
        state = self.read(_STATE)
        return None if state is None else bool(state)

    @property
    def enabled(self) -> bool:
        """A check: whether it is there and can be switched."""
        return bool(self.read("e => !e.disabled && e.getAttribute('aria-disabled') !== 'true'"))

    def flip(self) -> None:
        """Clicks it, whatever that does."""
        switch = self.get()
        with self.acting("switch"):
            click(switch, self.quick)
