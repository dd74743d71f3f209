"""Tells which cell of a row is the name that a list is about, and not an action, a licence or a description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from .table_text import Cell, Line, TableText, only, words

_ACTIONS = frozenset(words("Action Actions Remove Del Delete Edit Manage View Clone Select"))


@dataclass(frozen=True, slots=True)
class ListedName:
    """A name in a list, the place of its row among the lines of the table, where the row's links lead, and the name's
    own; that is empty where it leads nowhere."""

    name: str
    place: int
    targets: tuple[str, ...]
    target: str = ""


def named_lines(text: TableText, lines: Sequence[Line], label: str) -> list[tuple[str, str]] | None:
    """The name, and where it leads, in each of the rows of a list that is called `label`, such as "Permission Sets".

    It stands under the head that says so; else it is what each row's markup calls its head; else the only cell that
    says something. None where none of these tells.
    """
    column = next(filter(lambda place: place is not None, (text.column(head) for head in _heads(label))), None)
    names: list[tuple[str, str]] = []
    for line in lines:
        cell = (_under(text, line, column) if column is not None else None) or _own(line)
        if cell is None or not _name(cell):
            return None
        names.append((_name(cell), cell.links[0][1] if len(cell.links) == 1 else ""))
    return names


def box_names(text: TableText, label: str, boxes: Sequence[Sequence[object]]) -> list[str] | None:
    """The name that each of `boxes` is for: what its row's line says, as `named_lines`, or what the box is called.

    `boxes` begin with the place of their row, and end with what the markup calls them. In a row of several boxes each
    is for the text after it; None where that, or anything else, does not tell.
    """
    lines = {line.place: line for line in text.lines}
    several = len({box[0] for box in boxes}) < len(boxes)
    names: list[str] = []
    for at, box in enumerate(boxes):
        line = lines.get(int(str(box[0])))
        if line is None:
            return None
        if several:
            nth = sum(other[0] == box[0] for other in boxes[:at])
            line = None if text.heads else _part(line, nth)
        found = named_lines(text, [line], label) if line is not None else None
        name = found[0][0] if found else "" if several else str(box[-1])
        if not name:
            return None
        names.append(name)
    return names


def _part(line: Line, nth: int) -> Line | None:
    """The cells of a row from its nth box to the next; None where that is more than a name."""
    starts = [at for at, cell in enumerate(line.cells) if cell.box]
    if nth >= len(starts):
        return None
    cells = line.cells[starts[nth] : (*starts, len(line.cells))[nth + 1]]
    return Line(line.place, cells) if sum(bool(cell.text) for cell in cells) == 1 else None


def only_cell(line: Line) -> Cell | None:
    """The row's one cell that says something; None where there are several."""
    return only(cell for cell in line.cells if cell.text)


def _heads(label: str) -> Iterator[str]:
    single = label.removesuffix("s")
    yield from (single, label, f"{single} Label", f"{single} Name", "Label", "Master Label", "Name")


def _under(text: TableText, line: Line, column: int) -> Cell | None:
    ways = [*text.alignments(line), *filter(None, [text.anchored(line, column)])]
    cells = [cell for way in ways if (cell := way[column]) is not None and _name(cell)]
    if text.certain(line):
        return cells[0] if cells else None
    return only({_name(cell): cell for cell in cells if not set(words(cell.text)) <= _ACTIONS}.values())


def _own(line: Line) -> Cell | None:
    first = only(cell for cell in line.cells if cell.first and _name(cell))
    return first or only(filter(_says_something, line.cells)) or _beside_box(line)


def _beside_box(line: Line) -> Cell | None:
    """The text nearest to the row's one box: in its cell, else after it, else the only one before it."""
    boxes = [at for at, cell in enumerate(line.cells) if cell.box]
    if len(boxes) != 1:
        return None
    own, after = line.cells[boxes[0]], list(filter(_says_something, line.cells[boxes[0] + 1 :]))
    if _says_something(own) and words(own.text)[0] not in _ACTIONS:
        return own
    return after[0] if after else only(filter(_says_something, line.cells[: boxes[0]]))


def _says_something(cell: Cell) -> bool:
    """Whether a cell has more than deeds and numbers."""
    return not all(word in _ACTIONS or word.isdigit() for word in words(cell.text))


def _name(cell: Cell) -> str:
    """A cell's one link, else all that it says."""
    return cell.links[0][0] if len(cell.links) == 1 else cell.text
