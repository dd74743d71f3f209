"""Scopes go from one list to the other, whatever the buttons between them say, and no more than those asked for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import DualListbox


class Form(Screen):
    """A form with a pair of lists."""

    title = "Form"

    scopes = DualListbox("Selected OAuth Scopes")


_SCRIPT = """<script>
  const move = (from, to, all) => {
    const lists = document.querySelectorAll('select');
    Array.from(all ? lists[from].options : lists[from].selectedOptions).forEach(one => lists[to].add(one));
  };
</script>"""


@pytest.mark.parametrize(
    ("add", "remove"),
    [("Add", "Remove"), ("Add >", "< Remove"), ("\u25b6 Add", "Remove \u25c0"), ("\u203a", "\u2039")],
)
def test_buttons(page: Page, add: str, remove: str) -> None:
    """The scope is moved and moved back; the buttons that move all of them are left alone."""
    page.set_content(
        '<form><select multiple aria-label="Available OAuth Scopes"><option>Data (api)</option><option>Web (web)'
        f'</option></select><button type="button" onclick="move(0, 1, true)">{add[-1]}{add[-1]}</button>'
        f'<button type="button" onclick="move(0, 1)">{add}</button>'
        f'<button type="button" onclick="move(1, 0)">{remove}</button>'
        f'<select multiple aria-label="Selected OAuth Scopes"></select></form>{_SCRIPT}'
    )
    screen = Form(Org(page, "http://practice.example", patience=Timeouts(quick=1, page=2, save=2)))
    screen.scopes.add({"api"})
    assert screen.scopes.selected == frozenset({"api"})
    screen.scopes.remove({"api"})
    assert screen.scopes.selected == frozenset()
