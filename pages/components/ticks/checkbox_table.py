"""The lists of names to tick, on assignment pages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import partial
from types import MappingProxyType
from urllib.parse import urlsplit

from playwright.sync_api import ElementHandle

from ...browser.questions import asking
from ...browser.timeouts import AT_ONCE
from ...errors import Exchanged, PartMissing, Unreadable
from ..anew import Document
from ..tables.pager import page_turns
from ..tables.whole_list import STATE, Extent
from .arrow_lists import MOVED, PAIR
from .tick_lines import Pick, TickLine, TickList, TickPage
from .tick_script import TARGET, box_script, says_script

_TIMES = 2
"""So often it begins again."""
NO_IDS: Mapping[str, str] = MappingProxyType({})


class CheckboxTable(TickList):
    """A list of names with a check box each, or a pair of lists with arrows between. Several pages are turned."""

    def names(self, *meant: str) -> dict[str, bool]:
        """A check: the names on this page, and whether each is ticked; with `meant`, at least those with one of these
        in them. In a long list it is much quicker to ask for few.

        Raises:
            Unreadable: it cannot be told which of several lists is meant, or what in it is a name.
        """
        return {line.name: line.ticked for line in self.lines(*meant)}

    def ticked(self) -> list[Pick]:
        """All names that are ticked, on all pages.

        Raises:
            Unreadable: the list is not there, not understood, or does not show all of its names.
        """
        lines = [line for page in self._pages() for line in page.lines]
        read = self.read(f"() => ({STATE})(document.head, document.body)")
        said = Extent.of(read).total if read is not None else 0
        if read is None or not lines or said > len(lines):
            why = (
                "it is not there"
                if read is None
                else f"it says {said}, and shows {len(lines)}"
                if lines
                else "is empty"
            )
            raise self.unreadable(f"cannot be read as a whole: {why}")
        return [Pick(line.name, line.id) for line in lines if line.ticked]

    def tick(self, names: Iterable[str], ids: Mapping[str, str] = NO_IDS) -> list[Pick]:
        """Ticks these names; where `ids` has the id of one, only the line with that id is meant. Raises as `choose`."""
        return self.choose([Pick(name, ids.get(name, "")) for name in names])

    def untick(self, names: Iterable[str], ids: Mapping[str, str] = NO_IDS) -> list[Pick]:
        """Takes the ticks of these names away; a name that is not in the list has none. Raises as `choose`."""
        return self.choose([], [Pick(name, ids.get(name, "")) for name in names])

    def choose(self, ticks: Sequence[Pick], unticks: Sequence[Pick] = ()) -> list[Pick]:
        """Ticks and unticks; returns those that stand on other pages of the list, to be done once this one is saved.
        Where the page is exchanged meanwhile for a new one about the same app, all ticks are gone: it begins again.

        Raises:
            PartMissing: a name to tick is not in the list.
            Unreadable: a name is in the list more than once, and nothing tells which is meant; or the list is not
                understood. Nothing was touched.
        """
        if not ticks and not unticks:
            return []
        for _ in range(_TIMES):
            before = Document.of(self.screen)
            try:
                return self._choose(ticks, unticks)
            except (PartMissing, Unreadable):
                self.screen.org.until(partial(before.gone, self.screen), patience=AT_ONCE)
                if not before.followed(self.screen):
                    raise
        return self._choose(ticks, unticks)

    def _choose(self, ticks: Sequence[Pick], unticks: Sequence[Pick]) -> list[Pick]:
        self.get()
        wanted = [(pick, True) for pick in ticks] + [(pick, False) for pick in unticks]
        here = self.screen.surface.url
        pages = self._pages(*(pick.name for pick, _ in wanted))
        known = {line.id for page in pages for line in page.lines}
        if len(pages) == 1 and any(pick.id and pick.id not in known for pick, _ in wanted):
            pages = [TickPage(pages[0].rows, self.lines())]  # the list may call it otherwise, as in another language
        deeds: dict[int, list[tuple[TickLine, Pick, bool]]] = {}
        for pick, ticked in wanted:
            place = self.place(pages, pick, wanted=ticked)
            if place is not None and place[1].ticked != ticked:
                deeds.setdefault(place[0], []).append((place[1], pick, ticked))
        number = max(deeds, default=0)  # the last page is here already
        if deeds and number != len(pages) - 1:
            self._turn_to(pages[number], here)
        born = self.screen.born()
        for line, _, ticked in deeds.get(number, ()):
            self._set(line, ticked=ticked)
        if self.screen.born() != born:
            message = f'{self.screen.title} was exchanged while names were ticked in "{self.label}"; nothing was saved'
            raise Exchanged(message, hint="run the same command again")
        return [pick for at, others in deeds.items() if at != number for _, pick, _ in others]

    def _pages(self, *meant: str) -> list[TickPage]:
        """The pages of the list; one that shows all of those before is one with them. The last one is here."""
        pages = [TickPage(self.rows(), self.lines(*meant))]
        letters = False
        for turned, rows in self._turns():
            letters = len(turned) == 1
            if pages[-1].rows <= rows:
                pages.pop()
            pages.append(TickPage(rows, self.lines(*meant)))
        if letters and pages[0].rows <= frozenset().union(*(page.rows for page in pages[1:])):
            return pages[1:]  # before a letter was chosen, it showed some of all
        return pages

    def _turns(self) -> Iterator[tuple[str, frozenset[str]]]:
        return page_turns(self, self.rows, lambda before, now: bool(now) and now != before, self.stays)

    def _turn_to(self, page: TickPage, address: str) -> None:
        """Opens the list anew and turns to that page of it."""
        org, parts = self.screen.org, urlsplit(address)
        org.open_classic(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        org.wait_for(type(self.screen))
        turns = self._turns()
        if self.rows() != page.rows and not any(rows == page.rows for _, rows in turns):
            raise self.unreadable("does not show the same pages again")

    def _set(self, line: TickLine, *, ticked: bool) -> None:
        """Sets the box of that line: one element, which is looked at before and after.

        Raises:
            Unreadable: the list does not show the line any more, or was drawn anew meanwhile; the box is as it was.
        """
        if line.said == PAIR:
            return self._move(line)
        surface, deed = self.screen.surface, "tick" if ticked else "untick"
        boxes = surface.locator("input[type=checkbox], [role=checkbox]").filter(visible=True)
        with self.acting(f'{deed} "{line.name}" in', boxes.nth(line.place)):
            script, meant = box_script(self.label, self.prefix), [line.said, line.record, line.place]
            box = surface.locator("body").evaluate_handle(script, meant, timeout=self.quick).as_element()
            if box is not None:
                was = box.is_checked()
                self._press(box, ticked=ticked)
                if box.evaluate(says_script(self.label, self.prefix)) == meant[:2] and box.is_checked() == ticked:
                    return None
                self._press(box, ticked=was)
        raise Unreadable(
            f'{self.screen.title}: the list "{self.label}" changes while it is read, so "{line.name}" was left '
            "as it was",
            hint="run the same command again once nobody else works on these assignments",
        )

    def _press(self, box: ElementHandle, *, ticked: bool) -> None:
        with asking(self.screen.org.page):
            drawn = box.evaluate_handle(TARGET).as_element()
        if drawn is None:
            box.set_checked(ticked, timeout=self.quick)
        elif box.is_checked() != ticked:
            drawn.click(timeout=self.quick)

    # a pair of lists

    def _move(self, line: TickLine) -> None:
        """Moves a name to the other list.

        Raises:
            Unreadable: the name, or the button that moves it, cannot be told from others, or it did not move.
        """
        body = self.screen.surface.locator("body")
        with self.acting(f'move "{line.name}" in', body):
            meant = [int(line.ticked), line.name, line.record, line.place]
            handles = body.evaluate_handle(MOVED, meant, timeout=self.quick).get_properties()
            parts = [handle.as_element() for name, handle in handles.items() if name.isdigit()]
            if len(parts) == 3 and all(parts):
                source, option, button = (part for part in parts if part is not None)
                if source.evaluate("list => list.matches('select')"):
                    source.select_option(element=option, timeout=self.quick)
                else:
                    option.click(timeout=self.quick)
                button.click(timeout=self.quick)

        def moved() -> bool:
            now = [one for one in self.options() if one.name == line.name and one.record == line.record]
            return [one.ticked for one in now] == [not line.ticked]

        if not self.screen.org.until(moved, patience=self.screen.org.patience.quick):
            raise self.unreadable(f'does not move "{line.name}" from one side to the other')
