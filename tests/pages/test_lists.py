"""Lists as other orgs may draw them: each answers with the app, its absence, or that it is not understood."""

from __future__ import annotations

import itertools
import json
from collections.abc import Callable, Sequence

import pytest
from playwright.sync_api import Page

from pages import AppManager, Org, Timeouts
from pages.errors import NameTaken, Unreadable
from pages.values.app_identity import AppIdentity

HOST = "http://setup.localhost"
HEADS = (
    "App Name",
    "Developer Name",
    "Description",
    "Last Modified Date",
    "App Type",
    "Visible in Lightning Experience",
)
OTHER = ("Warehouse Sync", "Warehouse_Sync", "Not Case Login", "1/2/2026, 9:00 AM", "Connected", "")
MINE = ("Case Login", "Case_Login", "For pipelines", "1/3/2026, 9:00 AM", "Connected", "")
SALES = ("Sales", "standard__Sales", "", "1/1/2020, 9:00 AM", "Classic", "✓")
WANTED = AppIdentity("Case Login", "Case_Login")
_numbers = itertools.count(1)

Rows = Sequence[tuple[str, ...]]


@pytest.fixture
def org(page: Page) -> Org:
    """A page that shows what a test gives it, at an address that was never seen before."""
    return Org(page, HOST, patience=Timeouts(quick=0.3, page=3, save=3))


def shown(org: Org, body: str, *, status: str = "") -> AppManager:
    """App Manager with that list in it."""
    address = f"{HOST}/lightning/setup/NavigationMenus/home?{next(_numbers)}"
    html = f"<!doctype html><title>App Manager</title><h1>App Manager</h1><p>{status}</p>{body}"
    org.page.route(address, lambda route: route.fulfill(body=html, content_type="text/html; charset=utf-8"))
    org.page.goto(address)
    return org.wait_for(AppManager)


def table(
    rows: Rows, heads: tuple[str, ...] = HEADS, *, head: str = "<th>{}</th>", extra: tuple[str, str] = ("", "")
) -> str:
    """A plain table; `extra` is what each head row and each row has before its cells."""
    lines = "".join(f"<tr>{extra[1]}{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in rows)
    return f"<table><thead><tr>{extra[0]}{''.join(map(head.format, heads))}</tr></thead><tbody>{lines}</tbody></table>"


def grid(rows: Rows) -> str:
    """The same without a table element."""

    def line(role: str, cells: tuple[str, ...]) -> str:
        return f"<div role=row>{''.join(f'<span role={role}>{cell} </span>' for cell in cells)}</div>"

    return f"<div role=grid>{line('columnheader', HEADS)}{''.join(line('gridcell', row) for row in rows)}</div>"


def turned(rows: Rows) -> str:
    """The columns in another order."""
    order = (4, 1, 3, 0, 5, 2)
    return table([tuple(row[at] for at in order) for row in rows], tuple(HEADS[at] for at in order))


HIDDEN_HEAD = '<th style="display:none">Owner</th>'
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


@pytest.mark.parametrize("words", ["Connected", "Connected App", "CONNECTED APP", " connected "])
def test_type_words(org: Org, words: str) -> None:
    """A connected app is one whatever words stand around it in App Type."""
    mine = (*MINE[:4], words, "")
    assert shown(org, table([SALES, mine]), status="2 items").row(WANTED) is not None


@pytest.mark.parametrize(
    ("kind", "says"),
    [
        ("Connected (Managed)", "app of a managed package"),
        ("Connected App (Managed)", "app of a managed package"),
        ("External Client App", "external client app"),
        ("External Client App (Connected)", "external client app"),
    ],
)
def test_another_kind_of_app(org: Org, kind: str, says: str) -> None:
    """An app of that name that is a package's, or an external client app, is neither found nor absent."""
    manager = shown(org, table([SALES, (*MINE[:4], kind, "")]), status="2 items")
    with pytest.raises(NameTaken, match=says):
        manager.row(WANTED)


def test_apps_with_tabs_do_not_count(org: Org) -> None:
    """Names are not unique across kinds: a Classic or Lightning app of that name leaves the connected app absent."""
    rows = [SALES, (*MINE[:4], "Lightning (Managed)", ""), (*MINE[:4], "Classic", "")]
    assert shown(org, table(rows), status="3 items").row(WANTED) is None


@pytest.mark.parametrize(
    ("rows", "heads", "status"),
    [
        ([SALES, OTHER], ("App Name", *HEADS), "2 items"),
        ([SALES, OTHER], (*HEADS[:1], "Description", *HEADS[2:]), "2 items"),
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


def test_two_of_one_name(org: Org) -> None:
    """Two connected apps of one name are told apart by their API names; where those do not tell, it is a stop."""
    other = ("Case Login", "Case_Login_Old", *MINE[2:])
    row = shown(org, table([other, MINE]), status="2 items").row(WANTED)
    assert row is not None
    assert row.api_name == "Case_Login"
    with pytest.raises(Unreadable, match="2 connected apps that could be meant"):
        shown(org, table([other, MINE]), status="2 items").row(AppIdentity("Case Login", "Elsewhere"))


def test_namespace(org: Org) -> None:
    """An org with a namespace shows it before the API name; of the two forms the exact one is the app that is meant."""
    spaced = ("Case Login", "acme__Case_Login", *MINE[2:])
    row = shown(org, table([SALES, spaced]), status="2 items").row(WANTED)
    assert row is not None
    assert row.api_name == "acme__Case_Login"
    both = shown(org, table([spaced, MINE]), status="2 items").row(WANTED)
    assert both is not None
    assert both.api_name == "Case_Login"


LOADS = """<div id=box style="height:60px;overflow:auto"><div id=all><table><thead><tr>%s</tr></thead><tbody id=body>
</tbody></table></div></div>
<script>
const ROWS = %s, KEEPS = %s, HIGH = 30;
const [box, all, body] = ['box', 'all', 'body'].map(id => document.getElementById(id));
let loaded = 5;
const draw = (from, to) => {
  body.innerHTML = (from ? '<tr style="height:' + from * HIGH + 'px" aria-hidden=true></tr>' : '') +
    ROWS.slice(from, to).map((row, at) => '<tr style="height:' + HIGH + 'px"><td>' + (from + at + 1) + '</td>' +
    row.map(cell => '<td>' + cell + '</td>').join('') + '</tr>').join('');
};
if (!KEEPS) all.style.height = ROWS.length * HIGH + 60 + 'px';
box.addEventListener('scroll', () => setTimeout(() => {
  if (KEEPS) draw(0, loaded = Math.min(ROWS.length, loaded + 5));
  else { const from = Math.max(0, Math.floor(box.scrollTop / HIGH) - 2); draw(from, from + 7); }
}, 20));
draw(0, 5);
</script>"""


@pytest.mark.parametrize("keeps", [True, False], ids=["loads-more", "shows-others-instead"])
def test_scrolled(org: Org, keeps: bool) -> None:
    """A list that grows, or shows other rows in place of the first, when it is scrolled is read to its end."""
    filler = [(f"App {at}", f"App_{at}", *OTHER[2:]) for at in range(22)]
    heads = "<th></th>" + "".join(f"<th>{head}</th>" for head in HEADS)

    def of(rows: Rows, status: str) -> AppManager:
        return shown(org, LOADS % (heads, json.dumps(rows), json.dumps(keeps)), status=status)

    row = of([*filler, MINE], "23 items").row(WANTED)
    assert row is not None
    assert of(filler, "22 items").row(WANTED) is None
    with pytest.raises(Unreadable, match='it says "40 items" and shows 22'):
        of(filler, "40 items").row(WANTED)


def test_without_end(org: Org) -> None:
    """A list that goes on for ever, and does not say how long it is, proves nothing absent, and ends in time."""
    org.patience = Timeouts(quick=0.3, page=1, save=3)
    endless = LOADS.replace("ROWS.length", "Infinity").replace("ROWS.slice(from, to)", "endless(from, to)")
    endless = endless.replace("const ROWS", "const endless = (from, to) => Array(to - from).fill(ROWS[0]), ROWS")
    heads = "<th></th>" + "".join(f"<th>{head}</th>" for head in HEADS)
    manager = shown(org, endless % (heads, json.dumps([OTHER]), "true"))
    with pytest.raises(Unreadable, match="does not come to an end"):
        manager.row(WANTED)
