"""Choices of Lightning: a tile or radio among others, and a toggle. Their inputs may be hidden behind their labels."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ..values.text import label_pattern
from .component import Component


class RadioOption(Component):
    """One of several tiles or radio buttons, found by what it says."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        pattern = label_pattern(*self.labels)
        yield surface.get_by_role("radio", name=pattern)
        yield surface.locator("label").filter(has_text=pattern)
        yield surface.get_by_role("option", name=pattern)

    def choose(self) -> None:
        """Chooses it."""
        tile = self.get()
        with self.acting("choose"):
            tile.click(timeout=self.quick)


class Toggle(Component):
    """An on/off switch."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        pattern = label_pattern(*self.labels)
        yield surface.locator("label").filter(has_text=self.label)
        yield surface.get_by_role("switch", name=pattern)
        yield surface.get_by_role("checkbox", name=pattern)

    @property
    def on(self) -> bool | None:
        """A check: whether it is on; None when it is not there."""
        state = self.read("""e => {
          const input = e.matches('input') ? e : e.control || e.querySelector('input');
          return input ? input.checked : e.getAttribute('aria-checked') === 'true';
        }""")
        return None if state is None else bool(state)

    def flip(self) -> None:
        """Clicks it, whatever that does."""
        switch = self.get()
        with self.acting("switch"):
            switch.click(timeout=self.quick)
