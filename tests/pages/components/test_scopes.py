"""Scopes that are boxes, or in Lightning's dueling list, are read and set by their labels as in two lists."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import DualListbox
from pages.errors import PartMissing, Unreadable

_LABELS = {"api": "Manage user data via APIs (api)", "web": "Manage user data via Web browsers (web)"}
_LABELS |= {"refresh_token": "Perform requests at any time (refresh_token, offline_access)"}


class Form(Screen):
    """A form with scopes."""

    title = "Form"

    scopes = DualListbox("Selected OAuth Scopes")


def _scopes(page: Page, html: str) -> DualListbox:
    page.set_content(f"<form>{html}</form>")
    return Form(Org(page, "http://practice.example", patience=Timeouts(quick=0.5, page=2, save=2))).scopes


def _boxes(*tokens: str, line: str = "<label><input type=checkbox> {}</label><br>") -> str:
    return "".join(line.format(_LABELS[token]) for token in tokens)


_ALL = _boxes(*_LABELS)
_BARE = _boxes(*_LABELS, line="<p><input type=checkbox> {}</p>")
_ROWS = _boxes("web", "refresh_token", line="<tr><td></td><td><label><input type=checkbox>{}</label></td></tr>")
_OTHER = "<tr><td>Others</td><td><label><input type=checkbox id=other> Opt in (beta)</label></td></tr>"
_ONE = _boxes("api")
_HIDDEN = (
    "<div><input type=checkbox id=box-{0} style='position:absolute;width:1px;clip:rect(0 0 0 0)'><label for=box-{0}>"
    "<span style='display:inline-block;width:12px;height:12px;border:1px solid'></span> {1}</label></div>"
)


@pytest.mark.parametrize(
    "html",
    [
        f"<table><tr><th>Selected OAuth Scopes</th><td>{_ALL}</td></tr>{_OTHER}</table>",
        f"<table><tr><th>Selected OAuth Scopes</th><td>{_ONE}</td></tr>{_ROWS}{_OTHER}</table>",
        f"<table><tr><td>* Selected OAuth Scopes</td></tr><tr><td>{_ALL}</td></tr>{_OTHER}</table>",
        f"<fieldset><legend>OAuth Scopes</legend>{_BARE}</fieldset><table>{_OTHER}</table>",
        f"<h3>Available OAuth Scopes</h3><div>{_ALL}</div><table>{_OTHER}</table>",
        f"<dl><dt>OAuth Scopes</dt><dd>{_BARE}</dd></dl><table>{_OTHER}</table>",
        f"<div style='position:relative'><div style='margin-left:200px'>{_ALL}</div><table>{_OTHER}</table>"
        "<div style='position:absolute;top:0'>Selected OAuth Scopes</div></div>",
        "<b>OAuth Scopes</b><div>" + "".join(_HIDDEN.format(*one) for one in _LABELS.items()) + "</div>",
    ],
)
def test_boxes(page: Page, html: str) -> None:
    """They are ticked and unticked by their tokens, in whatever way their group stands under its label; the boxes below
    are none of them."""
    scopes = _scopes(page, html)
    assert scopes.selected == frozenset()
    scopes.add({"api", "refresh_token"})
    assert scopes.selected == frozenset({"api", "refresh_token", "offline_access"})
    assert page.locator("input:checked").count() == 2
    scopes.remove({"api"})
    assert scopes.selected == frozenset({"refresh_token", "offline_access"})
    assert page.locator("input:checked").count() == 1
    with pytest.raises(PartMissing, match="offers no scope"):
        scopes.add({"full"})


def test_boxes_of_nothing_that_is_known(page: Page) -> None:
    """Boxes whose labels end so, under another label or none, are no scopes: none is ticked."""
    scopes = _scopes(page, f"<h3>Sharing</h3><div>{_ALL}</div><p>Selected OAuth Scopes</p><p>Start URL <input></p>")
    assert scopes.selected is None
    with pytest.raises(PartMissing):
        scopes.add({"api"})
    assert page.locator("input:checked").count() == 0


def test_two_groups(page: Page) -> None:
    """Of two groups of that label neither is ticked."""
    scopes = _scopes(page, f"<h3>OAuth Scopes</h3><div>{_ALL}</div>" * 2)
    with pytest.raises(Unreadable):
        scopes.add({"api"})
    assert page.locator("input:checked").count() == 0


_LIST = """<div><span id={0}-label>{1} OAuth Scopes</span><div style='height:90px;overflow:auto'>
  <ul role=listbox aria-multiselectable=true aria-labelledby={0}-label id={0}>{2}</ul></div></div>"""
_OPTION = "<li role=presentation><div role=option aria-selected=false><span title='{0}'>{0}</span></div></li>"
_MOVER = "<button type=button title='Move selection to {0}' onclick=\"move('{1}', '{2}')\"><svg></svg></button>"
_DUELING = (
    _MOVER.format("Selected Profiles", "pa", "ps")
    + _LIST.format("a", "Available", "".join(map(_OPTION.format, _LABELS.values())))
    + _MOVER.format("Selected OAuth Scopes", "a", "s")
    + _MOVER.format("Available OAuth Scopes", "s", "a")
    + _LIST.format("s", "Selected", "")
    + """<script>
  const of = list => Array.from(document.getElementById(list).querySelectorAll('[role=option]'));
  addEventListener('click', e => {
    const option = e.target.closest('[role=option]');
    if (option) of(option.closest('ul').id).forEach(one => one.setAttribute('aria-selected', one === option));
  });
  const move = (from, to) => of(from).filter(one => one.ariaSelected === 'true')
    .forEach(one => document.getElementById(to).append(one.closest('li')));
</script>"""
)


def test_a_dueling_list(page: Page) -> None:
    """Each scope is moved from its list to the other and back, by the button that says so; an empty list is one."""
    scopes = _scopes(page, _DUELING)
    assert scopes.selected == frozenset()
    scopes.add({"api", "web"})
    assert scopes.selected == frozenset({"api", "web"})
    scopes.remove({"web"})
    assert scopes.selected == frozenset({"api"})


def test_a_dueling_list_that_moves_nothing(page: Page) -> None:
    """Where the button does nothing it is said at the first scope."""
    scopes = _scopes(page, _DUELING.replace("onclick", "data-was"))
    with pytest.raises(PartMissing, match="did not move"):
        scopes.add({"api"})


def test_a_dueling_list_of_something_else(page: Page) -> None:
    """Two list boxes of other names, in that order, are no scopes."""
    scopes = _scopes(page, _DUELING.replace("OAuth Scopes", "Profiles"))
    assert scopes.selected is None
