"""Step 17: several profiles and permission sets, missing ones made, unknown profiles told with what is near."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.certificate import KeyPair
from automation.errors import SettingsError
from automation.setting import Ui
from automation.step import Flow, Status
from fixtures.practice_org import PracticeOrg

from .walking import walk, wanted_app


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, pytest.param(Ui.CLASSIC, marks=pytest.mark.whole)])
def test_several(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """Several of both are attached, names with a comma or an ampersand too; two missing permission sets are made."""
    org = practice.org
    odd = [profile.name for profile in org.state.profiles if "," in profile.name or "&" in profile.name]
    assert len(odd) == 2
    there = org.state.permission_sets[3].label
    profiles = ("System Administrator", *odd)
    permission_sets = (there, "Pipeline Users", "Release Managers, EMEA")
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, profiles=profiles, permission_sets=permission_sets), ui=ui)
    assert set(trip.statuses.values()) == {Status.DONE}
    app = trip.stored
    assert {found.name for key in app.profiles if (found := org.profile(key))} == set(profiles)
    assert {kept.label for key in app.permission_sets if (kept := org.permission_set(key))} == set(permission_sets)
    made = {found.label: found.api_name for found in org.state.permission_sets}
    assert made["Pipeline Users"] == "Pipeline_Users"
    assert made["Release Managers, EMEA"] == "Release_Managers_EMEA"


def test_unknown_profile(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """A profile that the org does not have is named with its near matches; nothing is attached, and it is a setting."""
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, profiles=("System Adminstrator",)))
    failure = trip.failure
    assert failure.number == 17
    assert isinstance(failure.error, SettingsError)
    assert failure.error.exit_code == 3
    assert 'no profile "System Adminstrator"; near it: System Administrator' in str(failure.error)
    assert trip.stored.profiles == []


@pytest.mark.xdist_group("walked")
def test_others_stay(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """Profiles and permission sets that somebody else attached stay attached."""
    wanted = wanted_app(Flow.JWT, pair)
    app = walked.org.app_by_name(wanted.name)
    assert app is not None
    other = next(p.id for p in walked.org.state.profiles if p.id not in app.profiles)
    app.profiles.append(other)
    again = walk(page, walked, wanted_app(Flow.JWT, pair, permission_sets=("Pipeline Users", "One More")))
    assert Status.FAILED not in again.statuses.values()
    assert other in again.stored.profiles
    assert len(again.stored.permission_sets) == 2
