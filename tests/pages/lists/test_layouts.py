"""In each ordinary layout the app is found or absent; a list that is not understood proves nothing absent."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from pages import Org
from pages.errors import Unreadable

from .app_lists import HEADS, HIDDEN_HEAD, MINE, OTHER, SALES, WANTED, Rows, shown, table


def grid(rows: Rows) -> str:
    """The same without a table element."""

    def line(role: str, cells: tuple[str, ...]) -> str:
        return f"<div role=row>{''.join(f'<span role={role}>{cell} </span>' for cell in cells)}</div>"

    return f"<div role=grid>{line('columnheader', HEADS)}{''.join(line('gridcell', row) for row in rows)}</div>"


def turned(rows: Rows) -> str:
    """The columns in another order."""
    order = (4, 1, 3, 0, 5, 2)
    return table([tuple(row[at] for at in order) for row in rows], tuple(HEADS[at] for at in order))


LAYOUTS: dict[str, Callable[[Rows], str]] = {
    "table": table,
    "grid": grid,
    "other-order": turned,
    "sort-words": lambda rows: table(rows, head="<th><span>Sort by:</span><a>{}</a><i> Sorted: None</i></th>"),
    "titles": lambda rows: table(rows, head='<th title="{0}"><a>Sort {0}</a></th>'),
    "hidden-head": lambda rows: table(rows, extra=(HIDDEN_HEAD, "")),
    "hidden-head-and-cells": lambda rows: table(rows, extra=(HIDDEN_HEAD, '<td style="display:none">me</td>')),
    "box-without-head": lambda rows: table(rows, extra=("", "<td><input type=checkbox></td>")),
    "wide-head": lambda rows: table(rows, extra=("<th colspan=2>Select</th>", "<td>1</td><td>2</td>")),
    "remove-column": lambda rows: table(rows, extra=("<th>Action</th>", "<td><a href=#>Remove</a></td>")),
    "row-heads": lambda rows: (
        table(rows, extra=("", "<td>7</td>"))
        .replace("<td>Case Login<", "<th scope=row>Case Login<")
        .replace("<td>Warehouse Sync<", "<th scope=row>Warehouse Sync<")
        .replace("<td>Sales<", "<th scope=row>Sales<")
    ),
}


@pytest.mark.parametrize("layout", LAYOUTS)
def test_layouts(org: Org, layout: str) -> None:
    """In each ordinary layout the app is found where it is, and is absent where it is not."""
    draw = LAYOUTS[layout]
    row = shown(org, draw([SALES, OTHER, MINE]), status="3 items").row(WANTED)
    assert row is not None
    assert (row.name, row.api_name, row.app_type) == ("Case Login", "Case_Login", "Connected")
    assert shown(org, draw([SALES, OTHER]), status="2 items").row(WANTED) is None


@pytest.mark.parametrize(
    ("rows", "heads", "status"),
    [
        ([SALES, OTHER], ("App Name", *HEADS), "2 items"),
        ([SALES, OTHER], (*HEADS[:3], "API Name", *HEADS[4:]), "2 items"),
        ([SALES, OTHER], HEADS[:4], "2 items"),
        ([SALES, OTHER], (*HEADS, "App Type"), "2 items"),
        ([SALES, (*MINE[:4], "Prototype", "")], HEADS, "2 items"),
        ([], HEADS, "0 items"),
        ([], HEADS, ""),
        ([SALES, OTHER], HEADS, "50+ items"),
        ([SALES, OTHER], HEADS, "2+ items"),
        ([SALES, OTHER], HEADS, "12 items • Sorted by App Name"),
        ([SALES, OTHER], HEADS, "1 item"),
        ([SALES, OTHER], HEADS, "1-2 of 12"),
        ([SALES, OTHER], HEADS, "Page 1 of 3"),
        ([SALES, OTHER], HEADS, "<button>Next</button>"),
        ([SALES, OTHER], HEADS, "<a href=#>Show more</a>"),
        ([SALES, OTHER], HEADS, "<a href=# title='Next Page'>&gt;</a>"),
    ],
)
def test_not_understood(org: Org, rows: Rows, heads: tuple[str, ...], status: str) -> None:
    """A list without the columns, with cells that do not fit, or of which not all shows, proves no app absent."""
    manager = shown(org, table(rows, heads), status=status)
    with pytest.raises(Unreadable, match=r"so it cannot be told whether an app is there|no known kind of app"):
        manager.row(WANTED)


def test_shifted_columns(org: Org) -> None:
    """A hidden head and a column without one, which only together are as many: the columns are never taken one off."""
    rows = [(*row, "menu") for row in (SALES, OTHER, MINE)]
    manager = shown(org, table(rows, extra=(HIDDEN_HEAD, "")), status="3 items")
    with pytest.raises(Unreadable, match="does not fit to its heads"):
        manager.row(WANTED)
