"""Nothing of another app is ever lit, and nothing on a page that credentials are not for."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from automation.scenario.connected_app import scenario
from fixtures.practice_org import PracticeOrg
from pages import ConnectedAppPolicies, EditPolicies, ManageProfiles, NewConnectedApp, Screen

from ..walking import Trip, walk, wanted_app

_CLASSIC = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage"
PLACES: dict[str, tuple[type[Screen], str, int]] = {
    "form": (NewConnectedApp, "/app/mgmt/forceconnectedapps/forceAppEdit.apexp?id={consumer}", 4),
    "save": (NewConnectedApp, "/app/mgmt/forceconnectedapps/forceAppEdit.apexp?id={consumer}", 10),
    "policies": (EditPolicies, f"{_CLASSIC}/e?applicationId={{application}}", 14),
}


def lights(trip: Trip, number: int) -> list[str]:
    """What is lit at a step on the page that is here."""
    step = next(one for part in scenario(trip.context.wanted) for one in part.steps if one.number == number)
    assert step.where is not None
    return [spot.part.name for spot in step.where(trip.context)]  # type: ignore[attr-defined]


@pytest.mark.parametrize("place", PLACES)
def test_another_apps_form(page: Page, walked: PracticeOrg, pair: KeyPair, place: str) -> None:
    """The same form is lit where it is the app's own, and dark where it is another's."""
    trip = walk(page, walked, wanted_app(Flow.JWT, pair), plans=True)
    screen, address, number = PLACES[place]
    other = next(app for app in walked.org.state.connected_apps if app.name != "Walked App")
    for app, is_lit in ((trip.stored, True), (other, False)):
        trip.context.org.open_classic(address.format(consumer=app.consumer_id, application=app.application_id))
        trip.context.org.wait_for(screen)
        assert bool(lights(trip, number)) is is_lit, app.name


def test_another_apps_users(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """No box is lit on the page that says whose users another app takes."""
    trip = walk(page, walked, wanted_app(Flow.JWT, pair), plans=True)
    own = trip.stored.application_id
    trip.context.org.open_classic(f"{_CLASSIC}/d?applicationId={own}")
    trip.context.org.wait_for(ConnectedAppPolicies).manage_profiles.press(ManageProfiles)
    assert "System Administrator" in lights(trip, 17)
    other = next(app for app in walked.org.state.connected_apps if app.name != "Walked App")
    trip.context.ids = (other.application_id[:15], other.consumer_id[:15])
    assert lights(trip, 17) == []
