"""What a list of names to tick says: its lines, whether they are ticked, and which of them a name means."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from playwright.sync_api import Frame, Locator

from ...errors import PartMissing, Unreadable
from ...values.text import label_pattern, plain, same
from ..component import Component
from ..tables.name_column import box_names
from ..tables.table_script import HEADS, TABLES
from ..tables.table_text import TableText
from .arrow_lists import PAIR, READ_PAIR
from .tick_script import lines_script, rows_script


class Pick(NamedTuple):
    """A name, and the id of its record in 15 characters; that is empty where it is not known."""

    name: str
    id: str = ""

    def __str__(self) -> str:
        return f'"{self.name}"' + (f" ({self.id})" if self.id else "")


class TickLine(NamedTuple):
    """A line of the list: the `place` of its box, what its row `said`, and the record that its row leads to."""

    name: str
    ticked: bool
    place: int
    id: str
    said: str
    record: str


class TickPage(NamedTuple):
    """A page of the list: what all of its rows say, and the lines that were asked for."""

    rows: frozenset[str]
    lines: list[TickLine]


class TickList(Component):
    """A list of names with a box each, or a pair of lists. `prefix` is how the ids of its records begin;
    `stays` is what buttons of its form say that turn no page of it."""

    strict = False

    def __init__(self, *labels: str, prefix: str, always: bool = False, stays: Sequence[str] = ()) -> None:
        super().__init__(*labels, always=always)
        self.prefix = prefix
        self.stays = stays

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        """The table that says what its boxes are for, else the boxes, or the lists, themselves."""
        boxes = surface.locator("input[type=checkbox], [role=checkbox], select[multiple], select[size], [role=listbox]")
        heads = surface.locator(HEADS).filter(has_text=label_pattern(self.label))
        yield surface.locator(TABLES).filter(has=heads).filter(has=boxes)
        yield boxes
        yield surface.locator("body").filter(has=boxes)

    def lines(self, *meant: str) -> list[TickLine]:
        """A check: the lines of this page; with `meant`, at least those that have one of these texts in them.

        Raises:
            Unreadable: it cannot be told which of several lists is meant, or what in it is a name.
        """
        read: dict[str, Any] | None = self.read(lines_script(self.label, self.prefix, *meant))
        if read is None or ("groups" in read and not read["groups"]):
            return self.options()
        if "groups" in read:
            raise self.unreadable(f"is one of {read['groups']} with boxes to tick, and it cannot be told which")
        names = box_names(TableText.of(read["table"]), self.label, read["boxes"])
        if names is None:
            raise self.unreadable("has rows in which no name can be told from the rest")
        own = [record[:15] if str(record).startswith(self.prefix) else "" for *_, record, _ in read["boxes"]]
        if len({place for place, *_ in read["boxes"]}) < len(own):
            own = [""] * len(own)  # a row with several names: its links are not all of one
        return [
            TickLine(plain(name), bool(ticked), int(at), record, str(said), str(raw))
            for name, record, (_, at, ticked, said, raw, _) in zip(names, own, read["boxes"], strict=True)
        ]

    def rows(self) -> frozenset[str]:
        """A check: what each row of this page says."""
        return frozenset(map(str, self.read(rows_script(self.label, self.prefix)) or ()))

    def options(self) -> list[TickLine]:
        """A check: the names of a pair of lists; ticked are those of the list of what is chosen."""
        pair = self.read(READ_PAIR) or ((), ())
        return [
            TickLine(
                plain(text), bool(side), int(at), value[:15] if _is_id(value, self.prefix) else "", PAIR, str(value)
            )
            for side, options in enumerate(pair)
            for text, value, at in options
        ]

    def place(self, pages: Sequence[TickPage], pick: Pick, *, wanted: bool) -> tuple[int, TickLine] | None:
        """The page and the line of that name; None where the list has none and none is wanted.

        Raises:
            PartMissing: the list has no such name, and one is wanted.
            Unreadable: it has several, and nothing tells which is meant.
        """
        every = [(at, line) for at, page in enumerate(pages) for line in page.lines]
        found = [(at, line) for at, line in every if pick.id and line.id == pick.id]
        if not found:
            found = [(at, line) for at, line in every if same(line.name, pick.name) and not (pick.id and line.id)]
        if not found and wanted:
            raise PartMissing(f'{self.screen.title} lists no "{pick.name}"', hint="check how the org spells it")
        if len(found) > 1:
            told = "; ".join(f"{line.said}{f' (id {line.id})' if line.id else ''}" for _, line in found)
            raise Unreadable(
                f'{self.screen.title} lists "{pick.name}" {len(found)} times, and it cannot be told which is meant: '
                f"{told[:500]}. Nothing was touched",
                hint="give the id of the one that is meant in place of its name, or rename one of them",
            )
        return found[0] if found else None

    def unreadable(self, why: str) -> Unreadable:
        """The error for a list that is not understood."""
        return Unreadable(
            f'{self.screen.title}: the list "{self.label}" {why}; nothing was touched',
            hint="look at that list in Setup: show all of its rows, then run the same command again; or tick by hand",
        )


def _is_id(value: object, prefix: str) -> bool:
    return isinstance(value, str) and len(value) in (15, 18) and value.startswith(prefix)
