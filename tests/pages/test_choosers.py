"""The question which kind of app is to be made, in the forms that Lightning and Classic could give it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import AppManager, NewConnectedApp, Timeouts
from pages.errors import NotAllowed, PartMissing, ScreenMissing
from pages.screens.connected_app.app_chooser import AppChooser

from ..hostile.orgs.bent_pages import BentPages
from .frames.test_exchanged_frames import FORM

MANAGER = (
    "<title>x</title><h1>Lightning Experience App Manager</h1>"
    "<button onclick='document.querySelector(\"[role=dialog]\").hidden = false'>New Connected App</button>"
    "<table><tr><th>App Name<th>Developer Name<th>App Type</tr><tr><td>Mine<td>Mine<td>Lightning</table>"
    "<div role=dialog hidden><h2>{title}</h2>{body}<button>Cancel</button>{button}</div>"
)
CONTINUE = "<button onclick=\"location = window.kind === 'connected' ? '/form' : '/wrong'\">{}</button>"
RADIOS = (
    "<label><input type=radio name=k onclick=\"window.kind = 'connected'\"> Create a Connected App</label>"
    "<label><input type=radio name=k checked onclick=\"window.kind = ''\"> Create an External Client App</label>"
)
TILES = (
    "<p><input type=radio name=k id=a onclick=\"window.kind = 'connected'\"><label for=a><b>Connected App</b>"
    "<span>The older kind, not an External Client App.</span></label>"
    "<p><input type=radio name=k id=b><label for=b><b>External Client App</b><span>The newer kind.</span></label>"
)
LAZY = """<label for=box>{label}</label><button id=box role=combobox aria-haspopup=listbox aria-controls=list
aria-expanded=false>{chosen}</button><div id=list role=listbox></div><script>
const kinds = {kinds};
box.onclick = () => {{ list.innerHTML = kinds.map(k => `<div role=option><span>${{k}}</span></div>`).join('');
  for (const one of list.children) one.onclick = () => {{
    box.textContent = one.textContent; list.innerHTML = '';
    window.kind = /^(Create a )?Connected App$/.test(box.textContent) ? 'connected' : '';
  }};
}};
</script>"""
BOTH = '["Create an External Client App", "Create a Connected App"]'
SHORT = '["External Client App", "Connected App"]'


def lazy(kinds: str, *, chosen: str = "Select an Option", label: str = "Kind of App") -> str:
    """A list of Lightning's, which has its options only while it is open."""
    return LAZY.format(kinds=kinds, chosen=chosen, label=label)


def pressed(
    page: Page, body: str, *, title: str = "Create a Connected App", word: str = "Continue", after: str = ""
) -> BentPages:
    """The org whose App Manager asks that."""
    button = CONTINUE.format(word)
    manager = MANAGER.format(title=title, body=body, button=button) + after
    return BentPages(page, {"/lightning/m": manager, "/form": FORM}, patience=Timeouts(2, 5, 5))


@pytest.mark.parametrize(
    ("body", "title", "word"),
    [
        (RADIOS, "Create a Connected App", "Continue"),
        (TILES, "What do you want to create?", "Next"),
        (lazy(BOTH), "Create a Connected App", "Continue"),
        (lazy(SHORT, chosen="External Client App"), "New Connected App", "Next"),
        (lazy(BOTH, label="App Type"), "Create", "Continue"),
    ],
)
def test_connected_app(page: Page, body: str, title: str, word: str) -> None:
    """The connected app is chosen, whatever is chosen before, and the way goes on to its form."""
    there = pressed(page, body, title=title, word=word)
    chooser = there.open("/lightning/m").wait_for(AppManager).new()
    assert isinstance(chooser, AppChooser)
    assert isinstance(chooser.choose_connected_app(), NewConnectedApp)


PROMPT = (
    "<section role=dialog class=slds-popover style='position:fixed;right:0;bottom:0'><h2>Meet the new Setup</h2>"
    "<button>Dismiss</button><button onclick=\"location='/wrong'\">Next</button></section>"
)


@pytest.mark.parametrize("body", [RADIOS, TILES, lazy(BOTH)], ids=["radios", "tiles", "list"])
def test_beside_a_prompt(page: Page, body: str) -> None:
    """A prompt that floats beside the question has a Next of its own, which is not the question's Continue."""
    there = pressed(page, body, after=PROMPT)
    chooser = there.open("/lightning/m").wait_for(AppManager).new()
    assert isinstance(chooser, AppChooser)
    assert isinstance(chooser.choose_connected_app(), NewConnectedApp)
    assert not there.asked_for("/wrong")


@pytest.mark.parametrize(
    "body",
    [
        "<label><input type=radio> Create an External Client App</label><p>Nobody can create a connected app.",
        lazy('["Create an External Client App"]'),
    ],
)
def test_the_other_kind_alone(page: Page, body: str) -> None:
    """Where only the other kind can be chosen, nothing is, and the org does not allow it."""
    there = pressed(page, body)
    chooser = there.open("/lightning/m").wait_for(AppManager).new()
    assert isinstance(chooser, AppChooser)
    with pytest.raises(NotAllowed, match="only an External Client App"):
        chooser.choose_connected_app()
    assert not there.asked_for("/wrong")


def test_another_list(page: Page) -> None:
    """A dialog whose list has neither kind is not gone on from."""
    there = pressed(page, lazy('["Sandbox", "Production"]', label="Where is the connected app to work?"))
    chooser = there.open("/lightning/m").wait_for(AppManager).new()
    assert isinstance(chooser, AppChooser)
    with pytest.raises(PartMissing):
        chooser.choose_connected_app()
    assert not there.asked_for("/wrong")


def test_words_are_no_chooser(page: Page) -> None:
    """A dialog that speaks of connected apps and has nothing to choose is none."""
    there = pressed(
        page, "<p>Create a Connected App, or create an External Client App: read on first.</p>", word="Close"
    )
    with pytest.raises(ScreenMissing):
        there.open("/lightning/m").wait_for(AppManager).new()
