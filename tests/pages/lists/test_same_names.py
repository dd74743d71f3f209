"""Apps of one name are told apart by their kinds and API names; where those do not tell, it is a stop."""

from __future__ import annotations

import pytest

from pages import Org
from pages.errors import NameTaken, Unreadable
from pages.values.app_identity import AppIdentity

from .app_lists import MINE, SALES, WANTED, shown, table


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
        manager.open_app(WANTED)


def test_apps_with_tabs_do_not_count(org: Org) -> None:
    """Names are not unique across kinds: a Classic or Lightning app of that name leaves the connected app absent."""
    rows = [SALES, (*MINE[:4], "Lightning (Managed)", ""), (*MINE[:4], "Classic", "")]
    assert shown(org, table(rows), status="3 items").row(WANTED) is None


def test_two_of_one_name(org: Org) -> None:
    """Two connected apps of one name are told apart by their API names; where those do not tell, it is a stop."""
    other = ("Case Login", "Case_Login_Old", *MINE[2:])
    row = shown(org, table([other, MINE]), status="2 items").row(WANTED)
    assert row is not None
    assert row.api_name == "Case_Login"
    with pytest.raises(Unreadable, match="2 connected apps could be meant"):
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
