"""By which rung a part was found, as a snapshot tells it without a browser."""

from __future__ import annotations

import pytest

from pages.dom.snapshot import Control, Snapshot
from pages.recognition.index import Index
from pages.recognition.sign import Sign

CALLBACK = Sign("text", ("Callback URL",), (":callbackUrl",))


@pytest.mark.parametrize(
    ("control", "rung"),
    [
        (Control("text", names=("* Callback URL:",), id="x:callbackUrl"), "label"),
        (Control("text", names=("Rückruf",), name="x:callbackUrl"), "id or name"),
        (Control("text", near="Callback URL"), "nearest"),
        (Control("text", names=("Start URL",), near="Start URL"), ""),
        (Control("select", names=("Callback URL",)), ""),
    ],
)
def test_rung(control: Control, rung: str) -> None:
    """The markup's own label comes before the id, and both before what merely stands near; another kind is not it."""
    other = Control("text", names=("Info URL",), near="Info URL")
    page = Index(Snapshot("https://org.example/app", controls=(other, control)))
    assert CALLBACK.rung(page) == rung


def test_search_box_with_suggestions() -> None:
    """The header's search box may be an input with suggestions, which is a combobox."""
    box = Control("text", names=("Search Setup",))
    assert Sign("search", ("Search Setup",)).rung(Index(Snapshot("https://org.example/", controls=(box,)))) == "label"
