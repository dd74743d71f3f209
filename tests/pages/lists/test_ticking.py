"""Names to tick in every ordinary layout, among decoys: the one that is meant is ticked, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page

from pages import ManageProfiles, Org, Timeouts
from pages.components import CheckboxTable, Pick
from pages.errors import PageError, PartMissing, Unreadable

from .tick_layouts import DECOYS, LAYOUTS, MORE_BOXES, ROWS, Row, Rows

_TICKED = """() => Array.from(document.querySelectorAll('[data-own]'))
  .filter(e => e.checked || e.getAttribute('aria-checked') === 'true').map(e => e.dataset.own).sort()"""
STANDARD, MARKETING = ROWS[1].id, ROWS[2].id
TWINS = (*ROWS[:2], Row("00e000000000007", "Read Only", "Sees little"), *ROWS[2:])


@pytest.fixture(scope="module")
def there(browser: Browser) -> Iterator[Org]:
    """One page for all tests: each draws its own document."""
    page = browser.new_page()
    yield Org(page, "http://ticks.localhost", patience=Timeouts(quick=1, page=2, save=2))
    page.close()


def drawn(org: Org, body: str) -> CheckboxTable:
    """The list on a page with that body."""
    org.page.set_content(f"<h1>Application Profile Assignment</h1><form>{body}<button>Save</button></form>")
    org.touched()
    return ManageProfiles(org).table


def ticked(page: Page) -> list[str]:
    """Whose boxes are ticked now."""
    return [str(own) for own in page.evaluate(_TICKED)]


@pytest.mark.parametrize("decoy", DECOYS)
@pytest.mark.parametrize("layout", LAYOUTS)
def test_ticking(there: Org, layout: str, decoy: str) -> None:
    """Whatever the layout, the meant one alone is ticked, or it is said that the list is not understood."""
    table = drawn(there, DECOYS[decoy](LAYOUTS[layout](ROWS)))
    before = ticked(there.page)
    table.tick(["Standard User"])
    assert ticked(there.page) == sorted([*before, STANDARD])
    table.untick(["Standard User", "Nobody"])
    assert ticked(there.page) == before


@pytest.mark.parametrize("layout", LAYOUTS)
def test_not_in_the_list(there: Org, layout: str) -> None:
    """A description, or a part of a name, is no name: nothing is ticked for it."""
    table = drawn(there, LAYOUTS[layout](ROWS))
    before = ticked(there.page)
    for name in ("Most people", "Standard", "Nobody"):
        with pytest.raises(PartMissing):
            table.tick([name])
    assert ticked(there.page) == before


@pytest.mark.parametrize("layout", LAYOUTS)
def test_twins(there: Org, layout: str) -> None:
    """Two of one name are never ticked by name; an id tells them apart where the list has ids."""
    table = drawn(there, LAYOUTS[layout](TWINS))
    before = ticked(there.page)
    with pytest.raises(Unreadable, match="2 times"):
        table.tick(["Read Only"])
    with pytest.raises(Unreadable, match="2 times"):
        table.choose([Pick("Standard User")], [Pick("Read Only")])
    assert ticked(there.page) == before
    try:
        table.choose([Pick("Read Only", TWINS[2].id)])
    except PageError:
        assert ticked(there.page) == before
        assert layout not in ("links", "texts", "grid", "numbers", "drawn", "no-inputs", "list")
    else:
        assert ticked(there.page) == sorted([*before, TWINS[2].id])


@pytest.mark.parametrize("layout", ["links", "texts", "grid", "list"])
def test_fewer_boxes_than_others(there: Org, layout: str) -> None:
    """Where another table has more boxes, ids and heads tell the list; it is not the number alone."""
    table = drawn(there, MORE_BOXES + LAYOUTS[layout](ROWS))
    table.tick(["Standard User"])
    assert ticked(there.page) == sorted([MARKETING, STANDARD])


def test_which_list_is_not_told(there: Org) -> None:
    """Of two lists of as many boxes, of which neither says what it is, none is touched."""
    body = LAYOUTS["list-labels"](ROWS)
    table = drawn(there, body + body.replace("data-own=00e", "data-own=other"))
    before = ticked(there.page)
    with pytest.raises(Unreadable, match="one of 2"):
        table.tick(["Standard User"])
    assert ticked(there.page) == before


def test_which_text_is_the_name_is_not_told(there: Org) -> None:
    """Where two texts stand before each box and no head says which is the name, nothing is ticked."""
    rows: Rows = ROWS
    body = "".join(f"<tr><td>{row.name}<td>{row.about}<td><input type=checkbox data-own={row.id}></tr>" for row in rows)
    table = drawn(there, f"<table>{body}</table>")
    with pytest.raises(Unreadable, match="no name can be told"):
        table.tick(["Standard User"])
    assert ticked(there.page) == []
