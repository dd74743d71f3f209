"""Related lists of a detail page: a title, buttons, and a table of names below it."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import TypeVar, overload

from playwright.sync_api import Frame, Locator

from ...arrival.awaited import Awaited
from ...browser.questions import ask
from ...errors import Unreadable
from ...values.text import label_pattern, plain, same
from ..component import Component
from .list_words import is_message, says_none
from .name_column import ListedName, named_lines, only_cell
from .record_ids import RECORDS
from .table_script import LINES, READ, TABLES, sieved
from .table_text import TableText
from .whole_list import STATE, Extent, leads_to_more

S = TypeVar("S", bound=Awaited)
O = TypeVar("O", bound=Awaited)  # noqa: E741 - the other landing

_READ = f"""block => {{
  const read = {sieved(READ)}, state = {STATE};
  const tables = Array.from(block.querySelectorAll('table, [role=grid], [role=table]')).filter(table =>
    !table.closest('.pbHeader') && !table.querySelector('table, [role=grid], [role=table]') && table.checkVisibility());
  const table = tables.find(table => table.querySelector('th, [role=columnheader]')) || tables[0];
  const foot = /more\\s+records per related list/i.test(document.body.innerText);
  if (!table) return {{table: null, words: block.innerText}};
  const found = read(table), all = Array.from(block.querySelectorAll('tr, [role=row]'));
  const own = table.querySelectorAll('tr, [role=row]');
  found.rows = found.rows.map(([place, cells]) => [all.indexOf(own[place]), cells]);
  return {{table: found, state: state(table, block), words: block.innerText, foot}};
}}"""
_TITLE = "h1, h2, h3, h4, h5, h6, [role=heading], legend"
_FEW = 5
"""Rows that a related list of a classic page shows at first; where it has as many, its foot's "Always show me more
records per related list" says that there may be more (grade A-img)."""


class RelatedList(Component):
    """A related list of a detail page: a title, and a table of names below it."""

    strict = False

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        """The block with that title: what classic pages call one, else the innermost with one title and a list."""
        title = surface.locator("h3, h2").filter(has_text=self.label)
        yield surface.locator(".bRelatedList, .relatedList, .related").filter(has=title, visible=True).last
        exact = re.compile(label_pattern(self.label).pattern[:-1] + r"[([]?\d*\+?[)\]]?\s*$", re.IGNORECASE)
        any_title = surface.locator(_TITLE)
        block = surface.locator("section, article, fieldset, div, td").filter(has=any_title.filter(has_text=exact))
        block = block.filter(has=surface.locator(TABLES), visible=True)
        yield block.filter(has_not=any_title.filter(has_not_text=exact)).first

    def entries(self) -> tuple[list[ListedName], str]:
        """A check: the names that the list shows, and why they may not be all; that is empty when they are.

        Raises:
            Unreadable: it is not there, or it cannot be told which of its texts are names.
        """
        shown = self.shown()
        if shown is None:
            raise self._unreadable("is not there")
        return shown

    def shown(self) -> tuple[list[ListedName], str] | None:
        """A check: as `entries`, and None when the list is not there."""
        read = self.read(_READ)
        if read is None:
            return None
        if read["table"] is None:
            return self._none(str(read["words"]))
        text = TableText.of(read["table"])
        alone = {line.place: cell for line in text.lines if (cell := only_cell(line)) is not None and not cell.links}
        more = [cell.text for cell in alone.values() if leads_to_more(cell.text)]
        said = [place for place, cell in alone.items() if leads_to_more(cell.text) or says_none(cell.text)]
        lines = [line for line in text.lines if line.place not in said]
        if len(lines) == 1 and (words := alone.get(lines[0].place)) is not None and is_message(words.text):
            raise self._unreadable(f'says "{words.text}"')
        if not lines and not more:
            return self._none(str(read["words"]))
        names = named_lines(text, lines, self.label)
        if names is None:
            raise self._unreadable("has rows in which no name can be told from the rest")
        found = [
            ListedName(name, line.place, tuple(target for cell in line.cells for _, target in cell.links), own)
            for line, (name, own) in zip(lines, names, strict=True)
        ]
        lacking = f'it has "{more[0]}"' if more else Extent.of(read["state"]).lacking(len(found))
        if not lacking and read["foot"] and len(found) >= _FEW:
            lacking = f'it shows {len(found)} rows, and the page offers "more records per related list"'
        return found, lacking

    def whole(self) -> list[ListedName]:
        """The names of a list that shows all that it has; it is waited for.

        Raises:
            Unreadable: it is not understood, or cut off.
        """
        self.get()
        names, lacking = self.entries()
        if lacking:
            raise self._unreadable(f"cannot be read as a whole: {lacking}")
        return names

    def follow(self, entry: ListedName, link: str, *landings: type[S]) -> S:
        """Follows a link in that row and waits for the first of `landings`. A name may be the word for a deed, such as
        Del: its link is the one of its own cell, and no deed's link is the name's.

        Raises:
            Unreadable: the row is not that name's any more, or has several such links.
            PartMissing: it has no such link.
        """
        if entry not in self.entries()[0]:
            raise self._unreadable(f'does not show "{entry.name}" where it was')
        row, its_name = self.get().locator(LINES).nth(entry.place), same(link, entry.name)
        links = _pressable(row, link)
        if entry.target:
            leads = f"[href={json.dumps(entry.target, ensure_ascii=False)}]"
            links = links.and_(row.locator(leads if its_name else f":not({leads})"))
        elif its_name:
            with self.acting(f'look for "{link}" in', row):
                several = links.count() > 1
            if several:
                raise self._unreadable(f'has a row "{entry.name}" with several links of that name')
        return self._follow(links, link, *landings)

    def has_button(self, label: str) -> bool:
        """A check: whether the list has a button of that name that can be pressed."""
        found = self.find()
        if found is None:
            return False
        buttons = found.get_by_role("button", name=label_pattern(label), disabled=False)
        return ask(self.screen.org.page, buttons.count, 0) > 0

    @overload
    def press(self, button: str, landing: type[S], /) -> S: ...
    @overload
    def press(self, button: str, landing: type[S], other: type[O], /) -> S | O: ...
    def press(self, button: str, *landings: type[Awaited]) -> Awaited:
        """Presses a button in the list's head and waits for the first of `landings`.

        Raises:
            PartMissing: there is no such button.
        """
        return self._follow(_pressable(self.get(), button), button, *landings)

    def _follow(self, links: Locator, label: str, *landings: type[S]) -> S:
        org, link = self.screen.org, links.first
        left = org.fingerprint()
        with self.acting(f'press "{label}" in', link):
            link.click(timeout=self.quick)
        return org.wait_for(*landings, left=left)

    @property
    def records(self) -> dict[str, str]:
        """A check: the names in the list by the ids that their links lead to; empty where links have none."""
        found = self.read(RECORDS)
        return {str(record): plain(name) for record, name in found or ()}

    @property
    def names(self) -> list[str] | None:
        """A check: the names that the list shows; None when it is not there.

        Raises:
            Unreadable: it cannot be told which of its texts are names.
        """
        shown = self.shown()
        return [entry.name for entry in shown[0]] if shown is not None else None

    def _none(self, words: str) -> tuple[list[ListedName], str]:
        """No names, where the list says so itself."""
        if not any(says_none(line.strip()) for line in words.splitlines()):
            raise self._unreadable("shows no row, and does not say that it has none")
        return [], ""

    def _unreadable(self, why: str) -> Unreadable:
        return Unreadable(
            f'{self.screen.title}: the list "{self.label}" {why}; so it cannot be told what is in it',
            hint="in Setup, make that list show all rows and columns, in English, then run the same command again",
        )


def _pressable(within: Locator, label: str) -> Locator:
    pattern = label_pattern(label)
    return within.get_by_role("link", name=pattern).or_(within.get_by_role("button", name=pattern))
