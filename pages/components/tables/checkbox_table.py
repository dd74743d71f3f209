"""The lists of names to tick, on assignment pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType
from typing import NamedTuple

from playwright.sync_api import Frame, Locator

from ...errors import PartMissing, Unreadable
from ...values.text import plain, same
from ..component import Component
from .record_ids import RECORD_IDS
from .row_filter import sieved
from .whole_list import STATE, Extent

NO_IDS: Mapping[str, str] = MappingProxyType({})
_BOX = "input[type=checkbox]"
_WHOSE = f"""box => {{
  const ids = {RECORD_IDS};
  const row = box.closest('tr');
  const link = Array.from(row.querySelectorAll('a[href]')).find(link => ids(link).length && link.innerText.trim());
  const beside = box.closest('td, th')?.nextElementSibling;
  return [(link || (beside?.innerText.trim() ? beside : row)).innerText, ids(row)[0] || ''];
}}"""
"""JavaScript: the name beside a box, and the id of its record; empty if no link tells."""
_LINES = f"""table => {{
  const keep = KEEP, whose = {_WHOSE};
  return Array.from(table.querySelectorAll('{_BOX}'), (box, place) => [box.closest('tr'), box, place])
    .filter(([row]) => row && keep(row))
    .map(([row, box, place]) => [whose(box), place, box.checked])
    .map(([[name, id], place, checked]) => [name, checked, place, id]);
}}"""
_BOX_OF = f"""(table, [name, id, place]) => {{
  const whose = {_WHOSE}, boxes = Array.from(table.querySelectorAll('{_BOX}')).filter(box => box.closest('tr'));
  const plain = text => text.replace(/\\s+/g, ' ').trim();
  const fits = box => {{ const own = box && whose(box); return own && plain(own[0]) === name && own[1] === id; }};
  const all = fits(boxes[place]) ? [boxes[place]] : boxes.filter(fits);
  return all.length === 1 ? all[0] : null;
}}"""
"""JavaScript: the box of that line, where it was or wherever its row has gone; null where that is not one."""


class _Line(NamedTuple):
    """A line of the list; `place` counts the check boxes of the table, `id` is the record's, empty if no link tells."""

    name: str
    ticked: bool
    place: int
    id: str


class CheckboxTable(Component):
    """A list of names with a check box each, all on one page."""

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        boxes = surface.locator(_BOX)
        yield surface.locator("table").filter(has_text=self.label).filter(has=boxes).last

    def names(self, *meant: str) -> dict[str, bool]:
        """A check: the names, and whether each is ticked; with `meant`, those alone that have one of these in them.

        In a long list it is much quicker to ask for few.
        """
        return {line.name: line.ticked for line in self._lines(*meant)}

    def ticked(self) -> list[str]:
        """A check: all names that are ticked.

        Raises:
            Unreadable: the list is not there, or does not show all of its names.
        """
        read = self.read(f"table => ({STATE})(table, document.body)")
        lines = self._lines()
        lacking = Extent.of(read).lacking(len(lines)) if read is not None else "it is not there"
        if lacking or not lines:
            raise Unreadable(
                f'{self.screen.title}: the list "{self.label}" cannot be read as a whole: {lacking or "it is empty"}',
                hint="look at that list in Setup: show all of its rows, then run again",
            )
        return [line.name for line in lines if line.ticked]

    def tick(self, names: Iterable[str], ids: Mapping[str, str] = NO_IDS) -> None:
        """Ticks these names; where `ids` has the id of one, only the line with that id is meant.

        Raises:
            PartMissing: a name is not in the list.
            Unreadable: a name is in the list more than once, and nothing tells which is meant. Nothing was ticked.
        """
        wanted = list(names)
        if not wanted:
            return
        table, lines = self.get(), self._lines(*wanted)
        if {ids[name] for name in wanted if name in ids} - {line.id for line in lines}:
            lines = self._lines()  # the list may call it otherwise, as in another language
        for line in [self._line(lines, name, ids.get(name, "")) for name in wanted]:
            self._set(table, line, ticked=True)

    def untick(self, names: Iterable[str], ids: Mapping[str, str] = NO_IDS) -> None:
        """Takes the ticks of these names away; a name that is not in the list has none. `ids` is as for `tick`.

        Raises:
            Unreadable: as `tick`. Nothing was unticked.
        """
        unwanted = list(names)
        if not unwanted:
            return
        table, lines = self.get(), self._lines(*unwanted)
        named = [name for name in unwanted if any(same(line.name, name) for line in lines)]
        there = [name for name in named if ids.get(name, "") in {"", *(line.id for line in lines)}]
        for line in [self._line(lines, name, ids.get(name, "")) for name in there]:
            if line.ticked:
                self._set(table, line, ticked=False)

    def _set(self, table: Locator, line: _Line, *, ticked: bool) -> None:
        """Sets the box of that line: one element, which is looked at before and after.

        Raises:
            Unreadable: the list does not show the line any more, or was drawn anew meanwhile; the box is as it was.
        """
        meant, deed = [line.name, line.id, line.place], "tick" if ticked else "untick"
        with self.acting(f'{deed} "{line.name}" in', table.locator(_BOX).nth(line.place)):
            box = table.evaluate_handle(_BOX_OF, meant, timeout=self.quick).as_element()
            if box is not None:
                was = box.is_checked()
                box.set_checked(ticked, timeout=self.quick)
                name, record = box.evaluate(_WHOSE)
                if [plain(name), record] == meant[:2]:
                    return
                box.set_checked(was, timeout=self.quick)
        raise Unreadable(
            f'{self.screen.title}: the list "{self.label}" changes while it is read, so "{line.name}" was left '
            "as it was",
            hint="run again once nobody else works on these assignments",
        )

    def _line(self, lines: list[_Line], name: str, record: str) -> _Line:
        found = [line for line in lines if record and line.id == record]
        if not found:
            found = [line for line in lines if same(line.name, name) and not (record and line.id)]
        if not found:
            raise PartMissing(f'{self.screen.title} lists no "{name}"', hint="check how the org spells it")
        if len(found) > 1:
            raise Unreadable(
                f'{self.screen.title} lists "{name}" {len(found)} times, and it cannot be told which is meant',
                hint="tick the right one by hand, or rename one of them",
            )
        return found[0]

    def _lines(self, *meant: str) -> list[_Line]:
        found = self.read(sieved(_LINES, *meant)) or ()
        return [_Line(plain(name), bool(ticked), int(place), str(record)) for name, ticked, place, record in found]
