"""Deletes an app in orgs that land otherwise or ask in dialogs: never is anything but that app's deletion confirmed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.errors import Unreadable
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity

from .orgs.deleting import LANDED, MINE, OTHERS, Foreign, asks, rows


@pytest.mark.parametrize(
    "landing",
    [
        rows("Billing", "Warehouse"),
        rows("Billing", "Warehouse", word=""),
        rows("Billing", word=""),
        rows("Mine", "Billing", word=""),
        rows("Mine", word=""),
        asks("Delete Billing?").replace("value=Mine", "value=Billing"),
        LANDED,
    ],
)
def test_wherever_it_lands(page: Page, landing: str) -> None:
    """Where Delete obeys at once, nothing more is pressed, on a list with the app's own row in it neither."""
    foreign = Foreign(page, "", landing)
    delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == ["Mine"]


@pytest.mark.parametrize(
    ("text", "obeys"),
    [
        ("Are you sure?", True),
        ("Delete this connected app? Users can no longer log in with it.", True),
        ('Are you sure you want to delete "Mine"? This can\u2019t be undone.', True),
        ("Delete Mine?", True),
        ("Delete Billing?", False),
        ("Delete Mine and Billing?", False),
        ("Delete Mine Billing?", False),
        ("Delete Mine, Unheard?", False),
        ("Are you sure you want to delete all connected apps?", False),
        ("Delete the 2 selected apps?", False),
        ("Leave this page?", False),
    ],
)
def test_native_dialog(page: Page, text: str, obeys: bool) -> None:
    """A native dialog is answered with OK only where it is a known question about this app alone."""
    foreign = Foreign(page, "", LANDED, confirm=text)
    if obeys:
        delete_app(foreign.detail(), MINE, OTHERS)
    else:
        with pytest.raises(Unreadable, match="was not deleted"):
            delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == (["Mine"] if obeys else [])


def test_dialog_in_the_page(page: Page) -> None:
    """A dialog that opens in the app's page is a question too, if it names the app."""
    inside = "<div role=dialog><p>Delete the connected app {}?</p><a href='/delete?app={}'>Delete</a></div>"
    foreign = Foreign(page, inside.format("Mine", "Mine"), LANDED, moved="")
    delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == ["Mine"]
    foreign = Foreign(page, inside.format("Billing", "Billing"), LANDED, moved="")
    with pytest.raises(Unreadable, match="after Delete the org shows"):
        delete_app(foreign.detail(), MINE, OTHERS)
    assert foreign.deleted == []


def test_page_of_another_app(page: Page) -> None:
    """On a page of another app Delete is not pressed at all."""
    foreign = Foreign(page, "", LANDED)
    with pytest.raises(Unreadable, match="is not the one of"):
        delete_app(foreign.detail(), AppIdentity("Billing", "Billing"), ())
    assert foreign.deleted == []
