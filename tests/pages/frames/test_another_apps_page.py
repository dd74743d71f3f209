"""Another app's page that comes in the frame of the one that is worked on: nothing is done on it."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import ConnectedAppPolicies, NewConnectedApp
from pages.errors import PartMissing, Unreadable
from pages.screens.connected_app.assignments import ManageProfiles

from ...hostile.orgs.bent_pages import profiles
from .test_acts_in_exchanged_frames import FORM, deaf, in_frames


def test_never_in_another_app_s_form(page: Page) -> None:
    """A form of another app that comes instead is left as it is."""
    there = in_frames(page, deaf(FORM), "<script>location = '/form?applicationId=06P000000000001'</script>", form=FORM)
    form = there.org.wait_for(NewConnectedApp)
    page.evaluate("() => exchange(500)")
    with pytest.raises(PartMissing):
        form.name.fill("Mine")
    assert form.name.value == ""


def test_never_ticked_for_another_app(page: Page) -> None:
    """Names are not ticked on another app's page that comes instead."""
    others = "<script>location = '/list?applicationId=06P000000000001'</script>"
    there = in_frames(page, deaf(profiles("Admin")), others, list=profiles("Admin"))
    form = there.org.wait_for(ManageProfiles)
    page.evaluate("() => exchange(500)")
    with pytest.raises((PartMissing, Unreadable)):
        form.table.tick(["Admin"])
    assert form.table.names() == {"Admin": False}


@pytest.mark.parametrize("query", ["", "?applicationId=06P000000000001"], ids=["same", "another"])
def test_never_pressed_on_another_apps_page(page: Page, query: str) -> None:
    """A button is pressed in the frame that comes instead, unless that is another app's."""
    policies = "<title>x</title><h1>Connected App Detail</h1><input type=button name=edit value='Edit Policies' {}>"
    covered = policies.format("") + "<div style='position:fixed;inset:0'></div>"
    there = in_frames(
        page,
        covered,
        f"<script>location = '/policies{query}'</script>",
        policies=policies.format('onclick="parent.pressed = true"'),
    )
    app = there.org.wait_for(ConnectedAppPolicies)
    page.evaluate("() => exchange(500)")
    app.edit.click()
    assert bool(page.evaluate("window.pressed")) is not bool(query)
