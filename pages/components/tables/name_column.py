"""Tells which cell of a row is the name that a list is about, and not an action, a licence or a description."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from .table_text import Cell, Line, TableText, only, words

_ACTIONS = frozenset(words("Action Actions Remove Del Delete Edit Manage View Clone Select"))


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
    return first or only(cell for cell in line.cells if cell.text and not set(words(cell.text)) <= _ACTIONS)


def _name(cell: Cell) -> str:
    """A cell's one link, else all that it says."""
    return cell.links[0][0] if len(cell.links) == 1 else cell.text
