"""Reads a table or a grid: its heads, its rows, and which cell stands under which head. It knows no Setup word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from ...values.text import plain

_WORDS = re.compile(r"[^\W_]+")
_NOISE = frozenset(
    _WORDS.findall("sort sorted sortable by ascending descending none click to column columns header actions show")
)
"""What lists say around a head's own words: "Sort by: App Name", "Sorted: None", "Show App Name column actions"."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell or head. `texts` is all that names a head, `first` tells a row's own head, `label` names a cell's
    column, `links` are its links' texts and targets, `box` tells a box to tick."""

    texts: tuple[str, ...]
    text: str
    seen: bool
    span: int
    first: bool
    label: str
    links: tuple[tuple[str, str], ...]
    control: bool
    box: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """A row: its place among the table's lines, and its cells."""

    place: int
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class TableText:
    """What a table says. `lines` are the rows that were asked for, `count` is how many it shows."""

    heads: tuple[Cell, ...]
    lines: tuple[Line, ...]
    count: int

    @classmethod
    def of(cls, read: Any) -> TableText:
        """From what READ returns."""
        return cls(
            tuple(map(_cell, read["heads"])),
            tuple(Line(int(place), tuple(map(_cell, cells))) for place, cells in read["rows"]),
            int(read["count"]),
        )

    def column(self, *names: str) -> int | None:
        """The place of the one head that says one of these names; None where none does, or two alike."""
        return only(self.columns(*names))

    def columns(self, *names: str) -> list[int]:
        """The places of the heads that say one of these names, else of those that say it among a list's own words."""
        wanted = [words(name) for name in names]
        whole = [at for at, head in enumerate(self.heads) if any(_bare(text) in wanted for text in head.texts)]
        return whole or [at for at, head in enumerate(self.heads) if any(_says(text, wanted) for text in head.texts)]

    def alignments(self, line: Line) -> Iterator[tuple[Cell | None, ...]]:
        """The ways in which the row's cells can stand under the heads, a cell or None for each head.

        Heads and cells are never paired by mere order where their numbers differ: a head may be hidden, a column may
        have none. One way is certain; of several, the contents must tell which is right.
        """
        if any(cell.label for cell in line.cells):
            yield tuple(self._labelled(head, line.cells) for head in self.heads)
            return
        heads, cells = self.heads, line.cells
        ways: list[tuple[Cell | None, ...]] = []
        if _width(heads) == _width(cells):
            ways.append(_paired(heads, heads, cells))
        seen, shown = [head for head in heads if head.seen], [cell for cell in cells if cell.seen]
        if seen and _width(seen) == _width(shown):
            ways.append(_paired(heads, seen, shown))
        if not ways:
            named = [head for head in heads if head.texts]
            filled = [cell for cell in cells if cell.text or not cell.control]
            if _width(named) == _width(filled):
                ways.append(_paired(heads, named, filled))
        yield from dict.fromkeys(ways)

    def certain(self, line: Line) -> bool:
        """Whether every head and every cell of the row is seen, one cell for each head."""
        return _width(self.heads) == _width(line.cells) and all(part.seen for part in (*self.heads, *line.cells))

    def anchored(self, line: Line, column: int) -> tuple[Cell | None, ...] | None:
        """The row's cells under the heads, where its own head (`th scope=row`) is known to stand under `column`."""
        first = [at for at, cell in enumerate(line.cells) if cell.first]
        if len(first) != 1 or any(part.span != 1 for part in (*self.heads, *line.cells)):
            return None
        found: list[Cell | None] = [None] * len(self.heads)
        before, after = self.heads[:column], self.heads[column + 1 :]
        left, right = line.cells[: first[0]], line.cells[first[0] + 1 :]
        found[column] = line.cells[first[0]]
        if len(left) == len(before):
            found[:column] = left
        if len(right) == len(after):
            found[column + 1 :] = right
        return tuple(found)

    @staticmethod
    def _labelled(head: Cell, cells: Sequence[Cell]) -> Cell | None:
        own = [cell for cell in cells if cell.label and any(_bare(text) == _bare(cell.label) for text in head.texts)]
        return own[0] if len(own) == 1 else None


def words(text: str) -> tuple[str, ...]:
    """The words of a text, without case and marks."""
    return tuple(_WORDS.findall(text.casefold()))


def only(found: Iterable[T]) -> T | None:
    """The one thing of its kind; None where there is none or more than one."""
    several = list(found)
    return several[0] if len(several) == 1 else None


def _cell(read: dict[str, Any]) -> Cell:
    return Cell(
        texts=tuple(map(plain, read["texts"])),
        text=plain(read["text"]),
        seen=bool(read["seen"]),
        span=int(read["span"]),
        first=bool(read["first"]),
        label=plain(read["label"]),
        links=tuple((plain(text), str(target)) for text, target in read["links"] if plain(text)),
        control=bool(read["control"]),
        box=bool(read["box"]),
    )


def _bare(text: str) -> tuple[str, ...]:
    """A head's own words; a head that says nothing else, such as "Action", keeps them."""
    said = words(text)
    return tuple(word for word in said if word not in _NOISE) or said


def _says(text: str, wanted: Sequence[tuple[str, ...]]) -> bool:
    said = words(text)
    return any(
        said[at : at + len(name)] == name for name in wanted if len(name) > 1 for at in range(len(said) - len(name) + 1)
    )


def _width(cells: Sequence[Cell]) -> int:
    return sum(cell.span for cell in cells)


def _paired(heads: Sequence[Cell], under: Sequence[Cell], cells: Sequence[Cell]) -> tuple[Cell | None, ...]:
    """For each of `heads` the cell that begins where it begins, when `under` and `cells` are as wide."""
    begins: dict[int, Cell] = {}
    at = 0
    for cell in cells:
        begins[at] = cell
        at += cell.span
    places: dict[int, Cell | None] = {}
    at = 0
    for head in under:
        places[id(head)] = begins.get(at)
        at += head.span
    return tuple(places.get(id(head)) for head in heads)
