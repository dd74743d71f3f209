"""Pages to tick names on, drawn by layout and decoy. Each box says in `data-own` whose it is; decoys' say "decoy"."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple


class Row(NamedTuple):
    """A name in the list, and what is beside it."""

    id: str
    name: str
    about: str = ""
    ticked: bool = False


ROWS = (
    Row("00e000000000001", "Read Only", "Sees all"),
    Row("00e000000000002", "Standard User", "Most people"),
    Row("00e000000000003", "Marketing User", "Standard User", ticked=True),
    Row("00e000000000004", "Standard User 2", "Standard User"),
    Row("00e000000000005", "System Administrator", "Runs the org"),
)
Rows = Sequence[Row]


def box(row: Row, more: str = "") -> str:
    """Its check box."""
    return f"<input type=checkbox data-own={row.id}{' checked' if row.ticked else ''} {more}>"


def link(row: Row) -> str:
    """Its name, as a link to its record."""
    return f"<a href='/{row.id}'>{row.name}</a>"


def table(rows: Rows, line: Callable[[Row], str], heads: str = "<th>Select<th>Profiles<th>Description") -> str:
    """A table with a line for each."""
    head = f"<tr>{heads}</tr>" if heads else ""
    return f"<table>{head}{''.join(f'<tr>{line(row)}</tr>' for row in rows)}</table>"


def each(rows: Rows, line: Callable[[Row], str]) -> str:
    """A line for each, one after the other."""
    return "".join(map(line, rows))


def grid(rows: Rows) -> str:
    """A grid without a table element."""
    head = "".join(f"<span role=columnheader>{text} </span>" for text in ("Select", "Profiles", "Description"))

    def line(row: Row) -> str:
        cells = "".join(f"<span role=gridcell>{text} </span>" for text in (box(row), link(row), row.about))
        return f"<div role=row>{cells}</div>"

    return f"<div role=grid><div role=row>{head}</div>{each(rows, line)}</div>"


def drawn(row: Row) -> str:
    """A box that is drawn by another element."""
    hidden = "style='position:absolute;width:1px;height:1px;clip:rect(0 0 0 0)'"
    face = "<span class=box--faux onclick='this.previousElementSibling.click()'>[ ]</span>"
    return f"{box(row, hidden)}{face}"


def acting(row: Row) -> str:
    """A box that is no input."""
    press = "this.setAttribute('aria-checked', this.getAttribute('aria-checked') === 'true' ? 'false' : 'true')"
    checked = "true" if row.ticked else "false"
    return f'<span role=checkbox tabindex=0 data-own={row.id} aria-checked={checked} onclick="{press}">[]</span>'


def pairs(rows: Rows) -> str:
    """Two names in each row."""
    cells = [f"<td>{box(row)}</td><td>{link(row)}</td>" for row in rows]
    return f"<table>{''.join(f'<tr>{one}</tr>' for one in (''.join(cells[at : at + 2]) for at in (0, 2, 4)))}</table>"


LAYOUTS: dict[str, Callable[[Rows], str]] = {
    "links": lambda rows: table(rows, lambda row: f"<td>{box(row)}<td>{link(row)}<td>{row.about}"),
    "texts": lambda rows: table(rows, lambda row: f"<td>{box(row, f'value={row.id}')}<td>{row.name}<td>{row.about}"),
    "texts-no-ids": lambda rows: table(rows, lambda row: f"<td>{box(row)}<td>{row.name}<td>{row.about}"),
    "row-heads": lambda rows: table(rows, lambda row: f"<td>{box(row)}<th scope=row>{row.name}</th><td>{row.about}"),
    "no-heads": lambda rows: table(rows, lambda row: f"<td>{box(row)}<td>{row.name}<td>{row.about}", ""),
    "box-last": lambda rows: table(
        rows, lambda row: f"<td>{row.about}<td>{row.name}<td>{box(row)}", "<th>Description<th>Profiles<th>Select"
    ),
    "name-last": lambda rows: table(
        rows, lambda row: f"<td>{box(row)}<td>{row.about}<td>{row.name}", "<th>Select<th>Description<th>Profile Name"
    ),
    "numbers": lambda rows: table(
        rows,
        lambda row: f"<td>{box(row)}<td>{row.id[-1]}<td>Edit | Del<td>{link(row)}<td>{row.about}",
        "<th><th>#<th>Action<th>Profiles<th>Description",
    ),
    "said-by-box": lambda rows: table(
        rows, lambda row: f"<td>{box(row, f'aria-label=Row-{row.id[-1]}')}<td>{row.name}<td>{row.about}"
    ),
    "spaced": lambda rows: table(
        rows, lambda row: f"<td> {box(row)} <td>\n {row.name.replace(' ', '&nbsp; ')} \n<td>{row.about}"
    ),
    "one-cell": lambda rows: table(rows, lambda row: f"<td>{box(row)} {row.name}", "<th>Profiles"),
    "grid": grid,
    "list": lambda rows: f"<ul>{each(rows, lambda row: f'<li>{box(row)} {link(row)} <small>{row.about}</small>')}</ul>",
    "list-texts": lambda rows: (
        f"<ul>{each(rows, lambda row: f'<li>{box(row)}<span>{row.name}</span> <small>{row.about}</small>')}</ul>"
    ),
    "list-labels": lambda rows: f"<ul>{each(rows, lambda row: f'<li><label>{box(row)} {row.name}</label>')}</ul>",
    "divs": lambda rows: each(
        rows, lambda row: f"<div><span>{box(row)}</span><b>{row.name}</b><div>{row.about}</div></div>"
    ),
    "labels": lambda rows: each(rows, lambda row: f"<label>{box(row)} {row.name}</label><br>"),
    "labels-for": lambda rows: each(
        rows, lambda row: f"{box(row, f'id=x{row.id}')}<label for=x{row.id}>{row.name}</label><br>"
    ),
    "bare-texts": lambda rows: each(rows, lambda row: f"{box(row)} {row.name}<br>"),
    "fieldset": lambda rows: (
        f"<fieldset><legend>Profiles</legend>{each(rows, lambda row: f'<p>{box(row)} {row.name}</p>')}</fieldset>"
    ),
    "drawn": lambda rows: table(rows, lambda row: f"<td>{drawn(row)}<td>{link(row)}<td>{row.about}"),
    "no-inputs": lambda rows: table(rows, lambda row: f"<td>{acting(row)}<td>{link(row)}<td>{row.about}"),
    "pairs": pairs,
}

DECOY = "<input type=checkbox data-own=decoy>"
_COLUMNS = "".join(f"<tr><td>{DECOY}<td>{text}" for text in ("Name", "Standard User", "Alias", "Owner", "Id", "Type"))
DECOYS: dict[str, Callable[[str], str]] = {
    "nothing": lambda body: body,
    "another-form": lambda body: f"<form><label>{DECOY} Standard User</label></form>{body}",
    "hidden-twin": lambda body: f"<div hidden>{body.replace('data-own=00e', 'data-own=hidden')}</div>{body}",
    "few-others": lambda body: f"{body}<ul><li>{DECOY} Remember<li>{DECOY} Standard User</ul>",
    "select-all": lambda body: body.replace("<th>Select", f"<th>{DECOY} Select all"),
    "words-before": lambda body: f"<p>Standard User: see <a href='/00e000000000009'>Standard User</a></p>{body}",
}
MORE_BOXES = f"<table><tr><th>Show<th>Column</tr>{_COLUMNS}</table>"
"""A table of another kind with more boxes than the list has."""
