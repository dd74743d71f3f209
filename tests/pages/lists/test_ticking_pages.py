"""Names to tick on several pages, behind letters, or moved between two lists."""

from __future__ import annotations

import json

import pytest
from playwright.sync_api import Page

from pages import ManageProfiles
from pages.components import Pick
from pages.errors import PageError, PartMissing, Unreadable

from ...hostile.orgs.bent_pages import BentPages

NAMES = [f"{letter}{word}" for letter in "ABCDEFGHIJKL" for word in ("lpha", "eta")]
_PAGED = """<h1>Application Profile Assignment</h1><form action=/saved>PAGER
<table><tr><th>Select<th>Profiles</tr><tbody id=rows></tbody></table><input type=submit value=Save></form>
<script>
const NAMES = %s, TICKED = new Set();
let shown = NAMES.slice(0, 5), from = 0;
const rows = document.getElementById('rows');
const draw = () => { rows.innerHTML = shown.map(name => '<tr><td><input type=checkbox name="' +
  name + '"' + (TICKED.has(name) ? ' checked' : '') + '><td>' + name).join(''); };
const page = by => { from += by; shown = NAMES.slice(from, from + 5);
  document.getElementById('next').hidden = from + 5 >= NAMES.length; draw(); };
const letter = one => { shown = one === 'All' ? NAMES : NAMES.filter(name => name[0] === one); draw(); };
draw();
</script>"""
_NEXT = "<p><a href='#' id=next onclick='page(5); return false'>Next &gt;</a></p>"
_LETTERS = "".join(f"<a href='#' onclick=\"letter('{one}'); return false\">{one}</a> " for one in "ABCDEFGHIJKL")
_ALL = _LETTERS + "<a href='#' onclick=\"letter('All'); return false\">All</a>"
PAGERS = {"next": _NEXT, "letters": _LETTERS, "all": _ALL}


def paged(page: Page, pager: str, names: list[str] = NAMES) -> BentPages:
    body = (_PAGED % json.dumps(names)).replace("PAGER", PAGERS[pager])
    return BentPages(page, {"/p": body, "/lightning/p": body})


def ticked(page: Page) -> list[str]:
    return [str(name) for name in page.evaluate("() => Array.from(document.querySelectorAll(':checked'), e => e.name)")]


@pytest.mark.parametrize("name", ["Alpha", "Feta", "Leta"])
@pytest.mark.parametrize("pager", PAGERS)
def test_another_page(page: Page, pager: str, name: str) -> None:
    """A name is ticked on the page of the list where it stands."""
    table = paged(page, pager).open("/p").wait_for(ManageProfiles).table
    assert table.choose([Pick(name)]) == []
    assert ticked(page) == [name]


@pytest.mark.parametrize("pager", PAGERS)
def test_on_no_page(page: Page, pager: str) -> None:
    """What is on no page is not in the list."""
    table = paged(page, pager).open("/p").wait_for(ManageProfiles).table
    with pytest.raises(PartMissing):
        table.choose([Pick("Nobody")])


@pytest.mark.parametrize("pager", ["next", "letters"])
def test_names_on_two_pages(page: Page, pager: str) -> None:
    """Those of one page are ticked; the others are told, to be ticked once it is saved."""
    table = paged(page, pager).open("/p").wait_for(ManageProfiles).table
    later = table.choose([Pick("Alpha"), Pick("Leta")])
    assert [pick.name for pick in later] + ticked(page) in (["Alpha", "Leta"], ["Leta", "Alpha"])


@pytest.mark.parametrize("pager", ["next", "letters", "all"])
def test_twins_on_two_pages(page: Page, pager: str) -> None:
    """Two of one name are two, on whatever pages they stand."""
    table = paged(page, pager, [*NAMES[:9], "Alpha", *NAMES[9:]]).open("/p").wait_for(ManageProfiles).table
    with pytest.raises(Unreadable, match="2 times"):
        table.choose([Pick("Alpha")])
    assert ticked(page) == []


_SELECTS = """<label for=a>{0}</label><select id=a multiple size=4>{2}</select>
<button type=button onclick="move('a', 'b')" {4}>{5}</button>
<button type=button onclick="move('b', 'a')" {6}>{7}</button>
<label for=b>{1}</label><select id=b multiple size=4>{3}</select>
<script>const move = (from, to) => {{ for (const o of Array.from(document.getElementById(from).selectedOptions))
  document.getElementById(to).append(o); }};</script>"""
_OPTIONS = "<option value=00e000000000001>Read Only<option value=00e000000000002>Standard User"
_CHOSEN = "<option value=00e000000000004 selected>Marketing User"


def moved(page: Page) -> list[str]:
    return [str(one) for one in page.evaluate("() => Array.from(document.querySelector('#b').options, o => o.text)")]


@pytest.mark.parametrize("labels", [("Available Profiles", "Selected Profiles"), ("Available", "Enabled Profiles")])
@pytest.mark.parametrize(
    "buttons",
    [("", "Add", "", "Remove"), ("title=Add", "<i></i>", "title=Remove", "<i></i>"), ("", "&gt;", "", "&lt;")],
)
def test_arrows(page: Page, labels: tuple[str, str], buttons: tuple[str, str, str, str]) -> None:
    """A name moves to the list of what is chosen, and back; the others stay where they are."""
    body = _SELECTS.format(*labels, _OPTIONS, _CHOSEN, *buttons)
    there = BentPages(page, {"/p": f"<h1>Application Profile Assignment</h1><form>{body}<button>Save</button></form>"})
    table = there.open("/p").wait_for(ManageProfiles).table
    assert [str(pick) for pick in table.ticked()] == ['"Marketing User" (00e000000000004)']
    table.tick(["Standard User"])
    assert moved(page) == ["Marketing User", "Standard User"]
    table.untick(["Marketing User", "Nobody"])
    assert moved(page) == ["Standard User"]
    with pytest.raises(PartMissing):
        table.tick(["Standard"])


@pytest.mark.parametrize(
    ("labels", "buttons"),
    [
        (("Available Profiles", "Available Profiles"), ("", "Add", "", "Remove")),
        (("Available Profiles", "Selected Profiles"), ("", "Add", "", "Add")),
        (("Available Profiles", "Selected Profiles"), ("", "Go", "", "Stay")),
    ],
)
def test_arrows_that_are_not_understood(page: Page, labels: tuple[str, str], buttons: tuple[str, ...]) -> None:
    """Where it is not told which list is which, or what moves a name, nothing moves."""
    body = _SELECTS.format(*labels, _OPTIONS, _CHOSEN, *buttons)
    there = BentPages(page, {"/p": f"<h1>Application Profile Assignment</h1><form>{body}<button>Save</button></form>"})
    table = there.open("/p").wait_for(ManageProfiles).table
    with pytest.raises(PageError):
        table.tick(["Standard User"])
    assert moved(page) == ["Marketing User"]
