"""The lists of names to tick, on assignment pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from playwright.sync_api import Frame, Locator

from ..errors import PartMissing
from ..text import plain, same
from .component import Component
from .sieve import sieved

_BOX = "input[type=checkbox]"
_LINES = f"""table => {{
  const keep = KEEP;
  return Array.from(table.querySelectorAll('{_BOX}'), (box, place) => [box.closest('tr'), box, place])
    .filter(([row]) => row && keep(row)).map(([row, box, place]) => [row.innerText, box.checked, place]);
}}"""


class _Line(NamedTuple):
    """A line of the list; `place` counts the check boxes of the table."""

    name: str
    ticked: bool
    place: int


class CheckTable(Component):
    """A list of names with a check box each, all on one page."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        boxes = surface.locator(_BOX)
        yield surface.locator("table").filter(has_text=self.label).filter(has=boxes).last

    def names(self, *meant: str) -> dict[str, bool]:
        """A look: the names, and whether each is ticked; with `meant`, those alone that have one of these in them.

        In a long list it is much quicker to ask for few.
        """
        return {line.name: line.ticked for line in self._lines(*meant)}

    def tick(self, names: Iterable[str]) -> None:
        """Ticks these names.

        Raises:
            PartMissing: a name is not in the list.
        """
        wanted = list(names)
        if not wanted:
            return
        table, lines = self.get(), self._lines(*wanted)
        for name in wanted:
            line = next((line for line in lines if same(line.name, name)), None)
            if line is None:
                raise PartMissing(f'{self.screen.title} lists no "{name}"', hint="check how the org spells it")
            box = table.locator(_BOX).nth(line.place)
            with self.acting(f'tick "{name}" in', box):
                box.check(timeout=self.quick)

    def untick(self, names: Iterable[str]) -> None:
        """Takes the ticks of these names away; a name that is not in the list has none."""
        unwanted = list(names)
        if not unwanted:
            return
        table = self.get()
        for line in self._lines(*unwanted):
            if any(same(line.name, name) for name in unwanted):
                box = table.locator(_BOX).nth(line.place)
                with self.acting(f'untick "{line.name}" in', box):
                    box.uncheck(timeout=self.quick)

    def _lines(self, *meant: str) -> list[_Line]:
        found = self.read(sieved(_LINES, *meant)) or ()
        return [_Line(plain(name), bool(ticked), int(place)) for name, ticked, place in found]
