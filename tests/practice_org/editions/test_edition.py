"""What differs from one edition of the screens to another, and that all of them make the same app."""

from __future__ import annotations

import re

import pytest

from fixtures.practice_org import EDITIONS
from fixtures.practice_org.pages.policy_form import TIMEOUTS
from fixtures.practice_org.shell.app_menu import ROWS

from ..site import DETAIL, EDIT_POLICIES, NEW, POLICIES, Site, buttons, cells

SCOPES = {
    "G1": (
        "Access and manage your data (api)",
        "Provide access to your data via the Web (web)",
        "Perform requests on your behalf at any time (refresh_token, offline_access)",
    ),
    "G2": (
        "Manage user data via APIs (api)",
        "Manage user data via Web browsers (web)",
        "Perform requests at any time (refresh_token, offline_access)",
    ),
}
SCOPES |= {"G3": SCOPES["G2"], "G4": SCOPES["G2"]}


@pytest.mark.parametrize("edition", EDITIONS)
def test_same_app_in_every_edition(edition: str) -> None:
    """The form and the policies keep the guide's values whatever their labels are."""
    site = Site(edition=edition)
    app = site.made_app()
    assert site.save_policies(app).is_redirect
    assert (app.scopes, app.refresh_period, app.session_timeout_minutes) == (["api", "web", "refresh_token"], 90, 15)


@pytest.mark.parametrize("edition", EDITIONS)
def test_scope_labels(edition: str) -> None:
    """The three scopes of the guide have the labels of the release, and the list is sorted by label."""
    text = Site(edition=edition).get(NEW).text
    labels = re.findall(r'<option value="\w+" title="([^"]*)"', text)
    assert labels == sorted(labels)
    for label in SCOPES[edition]:
        assert label in labels


@pytest.mark.parametrize(
    ("edition", "notice"),
    [
        ("G1", "Allow from 2-10 minutes"),
        ("G2", "Allow from 2-10 minutes"),
        ("G3", "up to 10 minutes"),
        ("G4", "up to 10"),
    ],
)
def test_notice_after_save(edition: str, notice: str) -> None:
    """The page with Continue has the text of its time."""
    page = Site(edition=edition).save_app()
    assert notice in page.text
    assert buttons(page) == ["Continue", "Cancel"]


def test_words_of_the_policies() -> None:
    """G1 writes "OAuth policies" and a colon after the radio buttons with a number; G2 does neither."""
    for edition, title, radio in (
        ("G1", "OAuth policies", "after:</label>"),
        ("G2", "OAuth Policies", "after</label>"),
    ):
        site = Site(edition=edition)
        app = site.made_app()
        edit = site.get(EDIT_POLICIES, applicationId=app.application_id).text
        assert f"<h3>{title}<" in edit
        assert f"Expire refresh token {radio}" in edit
        assert f"<h3>{title}<" in site.get(POLICIES, applicationId=app.application_id).text


@pytest.mark.parametrize(("edition", "hour"), [("G2", "1 hour"), ("G3", "1hour")])
def test_spelling_of_timeouts(edition: str, hour: str) -> None:
    """The options of Timeout Value are spelled in either way, with the same minutes behind them."""
    site = Site(edition=edition)
    app = site.made_app()
    options = re.findall(
        r'<option value="(\d+)"[^>]*>([^<]*)', site.get(EDIT_POLICIES, applicationId=app.application_id).text
    )
    minutes = {int(value): text for value, text in options if int(value) >= 15}
    assert list(minutes) == list(TIMEOUTS)
    assert (minutes[15], minutes[60]) == ("15 minutes", hour)
    site.save_policies(app, sessiontimeout="60")
    assert cells(site.get(POLICIES, applicationId=app.application_id))["Timeout Value"] == hour


@pytest.mark.parametrize(("edition", "shown"), [("G1", True), ("G2", True), ("G3", False), ("G4", False)])
def test_consumer_key_on_the_page_or_not(edition: str, *, shown: bool) -> None:
    """Up to G2 key and secret are on the app's page; later a button stands in their place."""
    site = Site(edition=edition)
    app = site.made_app()
    page = site.get(DETAIL, id=app.consumer_id)
    assert (app.consumer_key in page.text) is shown
    assert ("Click to reveal" in page.text) is shown
    assert ("manageConsumerKeySecretSection:manageConsumer" in page.text) is not shown
    assert ("Manage Consumer Details" in buttons(page)) is not shown


@pytest.mark.parametrize(
    ("edition", "labels", "leads"),
    [
        ("G1", ["New Lightning App", "New Connected App"], "path"),
        ("G2", ["New Lightning App", "New Connected App"], "path"),
        ("G3", ["New Lightning App", "New Connected App"], "choices"),
        ("G4", ["New Lightning App", "New External Client App"], "path"),
    ],
)
def test_buttons_of_app_manager(edition: str, labels: list[str], leads: str) -> None:
    """The button opens the form, or a chooser, or is one for external client apps."""
    found = Site(edition=edition).get(ROWS).json()["buttons"]
    assert [button["label"] for button in found] == labels
    assert leads in found[1]
