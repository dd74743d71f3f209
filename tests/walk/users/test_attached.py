"""Step 17 attaches what its names mean, makes what is missing, and leaves what others attached."""

from __future__ import annotations

import unicodedata

import pytest
from playwright.sync_api import Page

from automation.context.assigned_reading import read_all_assigned
from automation.context.same_app import find_policies
from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.scenario.users import users_differ
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg
from pages.errors import Unreadable

from ..walking import walk, wanted_app
from .permission_sets import RUNNER, add_set, attached


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, pytest.param(Ui.CLASSIC, marks=pytest.mark.whole)])
def test_several(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """Several of both are attached, names with a comma or an ampersand too; two missing permission sets are made, and
    that is announced before anything else is written."""
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
    assert trip.notes[0] == 'the org has no permission set "Pipeline Users": step 17 creates it, as Pipeline_Users'


def test_page_in_between(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """A check of lists that cannot be read in that moment raises nothing, and what was read of them before counts;
    whoever acts on them stops."""
    context = walk(page, practice, wanted_app(Flow.JWT, pair, permission_sets=(RUNNER,))).context
    assert list(users_differ(context)) == []
    for table in context.org.surface.locator(".bRelatedList table.list").element_handles():
        table.evaluate("table => { table.innerHTML = '<tr><td>one</td><td>two</td></tr>'; }")
    context.org.touched()
    with pytest.raises(Unreadable):
        read_all_assigned(context, find_policies(context))
    assert list(users_differ(context)) == []


@pytest.mark.parametrize(
    ("given", "api_name"),
    [
        pytest.param("CI_Release_Runner", "CI_Release_Runner", id="API name"),
        pytest.param("ci\u00a0release  RUNNER", "CI_Release_Runner", marks=pytest.mark.whole, id="blanks and case"),
        pytest.param(unicodedata.normalize("NFD", "\u00c9quipe CI"), "Team_CI", id="Unicode form"),
        pytest.param(
            "acme__CI_Release_Runner", "acme__CI_Release_Runner", marks=pytest.mark.whole, id="one of a package"
        ),
        pytest.param("0PSzz0000000002", "acme__CI_Release_Runner", marks=pytest.mark.whole, id="id"),
        pytest.param(
            "\u6a29\u9650=Rights_Of_CI", "Rights_Of_CI", marks=pytest.mark.whole, id="made with the given API name"
        ),
    ],
)
def test_meant_in_other_words(page: Page, practice: PracticeOrg, pair: KeyPair, given: str, api_name: str) -> None:
    """The permission set that is there is attached, whatever names it, and a second run has nothing to write."""
    add_set(practice, "\u00c9quipe CI", "Team_CI", 1)
    if "acme" in api_name:
        add_set(practice, RUNNER, "acme__CI_Release_Runner", 2)
    before = len(practice.org.state.permission_sets)
    wanted = wanted_app(Flow.JWT, pair, permission_sets=(given,), profiles=("Admin",), exact=True)
    trip = walk(page, practice, wanted)
    assert Status.FAILED not in trip.statuses.values(), trip.results
    assert attached(trip) == [api_name]
    assert len(practice.org.state.permission_sets) == before + given.count("=")
    assert [found.name for key in trip.stored.profiles if (found := practice.org.profile(key))] == [
        "System Administrator"
    ]
    practice.org.log.clear()
    again = walk(page, practice, wanted)
    assert set(again.statuses.values()) - {Status.ALREADY} <= {Status.DONE}  # steps 1 and 2 may be done
    assert practice.org.log.writes == []


def test_without_the_api(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Where the org's API does not answer, the lists of Setup tell, and a permission set's own page its API name."""
    practice.org.api_enabled = False
    wanted = wanted_app(Flow.JWT, pair, permission_sets=("CI_Release_Runner", "Pipeline Users"))
    trip = walk(page, practice, wanted)
    assert Status.FAILED not in trip.statuses.values(), trip.results
    assert attached(trip) == ["CI_Release_Runner", "Pipeline_Users"]


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


@pytest.mark.whole
@pytest.mark.xdist_group("walked")
def test_the_twin_that_is_not_meant_goes(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """Of two permission sets of one label the one that is meant by its API name is attached, and with --exact the other
    is not any more."""
    app = walked.org.app_by_name("Walked App")
    assert app is not None
    twin = add_set(walked, "Pipeline Users", "acme__Pipeline_Users")
    again = walk(page, walked, wanted_app(Flow.JWT, pair, permission_sets=("acme__Pipeline_Users",), exact=True))
    assert Status.FAILED not in again.statuses.values(), again.results
    assert app.permission_sets == [twin]


@pytest.mark.xdist_group("walked")
def test_settled_names_are_not_looked_up(page: Page, walked: PracticeOrg, pair: KeyPair) -> None:
    """Where everything is attached under its name already, no list is asked for."""
    again = walk(page, walked, wanted_app(Flow.JWT, pair))
    assert again.context.meant == {}
    entries = walked.org.log.entries
    assert {entry.queried for entry in entries} <= {"", "Organization"}  # which kind of org it is, and no more
    assert not any(entry.path.startswith("/00e") for entry in entries)
