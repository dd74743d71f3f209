"""A stored value is read where a label stands in one place with it, and a neighbour's is never taken for it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import Output


class Stored(Screen):
    """A page of a stored thing."""

    title = "Stored"

    api_name = Output("API Name")
    description = Output("Description")
    timeout = Output("Timeout Value")


@pytest.mark.parametrize(
    ("layout", "description"),
    [
        (
            "<table><tr><td><b>API Name</b> Mine</td></tr><tr><td><b>Description</b> </td></tr>"
            "<tr><td><b>Timeout Value</b> 1 hour</td></tr></table>",
            "",
        ),
        (
            "<table><tr><td><b>API Name</b> Mine</td><td><b>Description</b></td></tr>"
            "<tr><td><b>Timeout Value</b> 1 hour</td><td><b>Phone</b></td></tr></table>",
            "",
        ),
        ("<p><b>API Name</b> Mine</p><p><b>Description</b></p><p><b>Timeout Value</b> 1 hour</p>", ""),
        (
            "<table><tr><td>API Name</td></tr><tr><td>Mine</td></tr><tr><td>Description</td></tr><tr><td>Ours</td></tr>"
            "<tr><td>Timeout Value</td></tr><tr><td>1 hour</td></tr></table>",
            "Ours",
        ),
        (
            "<table><tr><td><b>API Name</b> (unique)</td><td>Mine</td></tr>"
            "<tr><td><b>Description</b></td><td></td></tr>"
            "<tr><td><b>Timeout Value</b></td><td>1 hour</td></tr></table>",
            "",
        ),
    ],
    ids=["one cell a row", "two a row", "paragraphs", "rows below", "cells beside"],
)
def test_value(page: Page, layout: str, description: str) -> None:
    """The value of each label, or that there is none."""
    page.set_content(layout)
    screen = Stored(Org(page, "http://practice.example", patience=Timeouts(quick=2, page=3, save=3)))
    assert (screen.api_name.text, screen.description.text, screen.timeout.text) == ("Mine", description, "1 hour")
