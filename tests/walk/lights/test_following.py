"""Whoever only touches what is lit to be touched now, and knows nothing else, comes through all steps."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from automation.app.desired import DesiredApp
from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.dialects import Dialect

from ..walking import Trip, walk, wanted_app
from .follower import Follower


def follow(
    page: Page,
    practice: PracticeOrg,
    wanted: DesiredApp,
    *,
    ui: Ui = Ui.LIGHTNING,
    steps: range = range(1, 18),
    until: int = 17,
) -> tuple[Trip, Follower]:
    """A walk up to the step `until`, of which `steps` are done by the lights alone."""
    typed = {
        "Connected App Name": wanted.name,
        "API Name": wanted.api_name,
        "Contact Email": "owner@practice.example",
        "Description": "Made by hand",
        "Callback URL": wanted.callback_url,
        "the number of Expire refresh token after": "90",
        "the unit of Expire refresh token after": "Day(s)",
        "Timeout Value": "15 minutes",
        "Permitted Users": "Admin approved users are pre-authorized",
        "Label of Pipeline Users": "Pipeline Users",
        "API Name of Pipeline Users": "Pipeline_Users",
    }
    hand = Follower(typed, wanted.certificate, by_light=steps)
    trip = walk(page, practice, wanted, ui=ui, hand=hand, leave_out=range(until + 1, 18))
    assert Status.FAILED not in trip.statuses.values(), (trip.results[-1], dict(hand.touched))
    return trip, hand


def org(dialect: str, edition: str = "G2", **more: Any) -> PracticeOrg:
    """An org with that dialect."""
    return PracticeOrg(edition=edition, dialect=Dialect.parse(dialect), **more)


API, WEB = "Manage user data via APIs (api)", "Manage user data via Web browsers (web)"
REFRESH = "Perform requests at any time (refresh_token, offline_access)"
EXPIRE = "Expire refresh token after"
SEQUENCES = {
    1: [
        [("Username", "now"), ("Password", "next"), ("Log In", "next")],
        [("Password", "now"), ("Log In", "next"), ("Username", "right")],
        [("Log In", "now"), ("Username", "right"), ("Password", "right")],
    ],
    4: [
        [("Connected App Name", "now"), ("API Name", "next"), ("Contact Email", "next"), ("Description", "next")],
        [("Contact Email", "now"), ("Description", "next"), ("Connected App Name", "right"), ("API Name", "right")],
        [("Description", "now"), ("Connected App Name", "right"), ("API Name", "right"), ("Contact Email", "right")],
    ],
    9: [
        [(API, "now"), (WEB, "next"), (REFRESH, "next"), ("Add", "next")],
        [("Add", "now"), (API, "next"), (WEB, "next"), (REFRESH, "next")],
        [(WEB, "now"), (REFRESH, "next"), ("Add", "next"), (API, "right")],
        [("Add", "now"), (WEB, "next"), (REFRESH, "next"), (API, "right")],
        [(REFRESH, "now"), ("Add", "next"), (API, "right"), (WEB, "right")],
        [("Add", "now"), (REFRESH, "next"), (API, "right"), (WEB, "right")],
    ],
    10: [[("Save", "now")], [("Continue", "now")]],
    13: [
        [(EXPIRE, "now"), (f"the number of {EXPIRE}", "next"), (f"the unit of {EXPIRE}", "right")],
        [(f"the number of {EXPIRE}", "now"), (EXPIRE, "right"), (f"the unit of {EXPIRE}", "right")],
    ],
}
"""What is lit at each touch: now, next, right."""


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, pytest.param(Ui.CLASSIC, marks=pytest.mark.whole)])
def test_all_steps(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """All seventeen, in both interfaces; the app that comes of it lets the CLI in. What is right turns green on
    the way, and just one thing is for now, which comes first."""
    trip, hand = follow(page, practice, wanted_app(Flow.JWT, pair, description="Made by hand"), ui=ui)
    assert trip.proof().proven
    assert {number: hand.shown[number] for number in SEQUENCES} == SEQUENCES
    assert hand.touched[17][:3] == ["Manage Profiles", "System Administrator", "Save"]
    assert hand.touched[17][-3:] == ["Manage Permission Sets", "Pipeline Users", "Save"]


QUICK_FIND = ("quick_find=letter-by-letter,similar_rows=many", "tree_groups=folded-when-found", "found_rows=twice")


@pytest.mark.whole
@pytest.mark.parametrize("dialect", QUICK_FIND)
def test_quick_find(page: Page, pair: KeyPair, dialect: str) -> None:
    """App Manager's entry, and no other one, is found by typing, also in a folder that stays folded."""
    with org(dialect) as practice:
        _, hand = follow(page, practice, wanted_app(Flow.JWT, pair), steps=range(2, 3), until=2)
    assert hand.touched[2][0] == "App Manager in Quick Find"
    assert hand.touched[2][-1] == "App Manager"


CREATION = (
    ("", "G3"),
    ("", "G4"),
    ("chooser=tiles,chooser_choice=external", "G3"),
    ("chooser=combobox", "G3"),
    ("chooser=buttons", "G3"),
    ("chooser=page-radios,chooser_button=next", "G3"),
    ("new_app_button=overflow", "G2"),
    ("toggle=switch-button", "G4"),
)


@pytest.mark.whole
@pytest.mark.parametrize(("dialect", "edition"), CREATION)
def test_creation(page: Page, pair: KeyPair, dialect: str, edition: str) -> None:
    """Whatever an edition puts between the button and the form is lit in turn, the settings page too."""
    with org(dialect, edition) as practice:
        _, hand = follow(page, practice, wanted_app(Flow.JWT, pair), steps=range(3, 4), until=10)
    assert hand.touched[3]


SCOPES = ("scopes=boxes", "scopes=lightning", "scope_arrows=buttons,scope_order=shuffled")


@pytest.mark.whole
@pytest.mark.parametrize("dialect", SCOPES)
def test_scopes(page: Page, pair: KeyPair, dialect: str) -> None:
    """Scopes are chosen one by one, in whatever way the form has."""
    with org(dialect) as practice:
        _, hand = follow(page, practice, wanted_app(Flow.JWT, pair), steps=range(9, 10), until=10)
    added = [name for name in hand.touched[9] if name != "Add"]
    assert len(added) == 3
    assert hand.touched[9].count("Add") in (0, 3)


POLICIES = (
    "period=next-row,periods=hidden,timeout_row=behind-radio",
    "confirm=page",
    "confirm=modal,radio=text-before",
)


@pytest.mark.whole
@pytest.mark.parametrize("dialect", POLICIES)
def test_policies(page: Page, pair: KeyPair, dialect: str) -> None:
    """The radio button, then its boxes; the list that a radio button opens; the question in the page."""
    with org(dialect) as practice:
        _, hand = follow(page, practice, wanted_app(Flow.JWT, pair), steps=range(11, 17), until=16)
    assert hand.touched[13][0] == "Expire refresh token after"
    yes = ["the yes to the question"] if "confirm" in dialect else []
    assert hand.touched[15] + hand.touched[16] == ["Permitted Users", *yes, "Save"]


ASSIGNMENTS = (
    "assignment=pages",
    "assignment=letters",
    "assignment=arrows,related=always",
    "permission_set_saved=list",
)


@pytest.mark.whole
@pytest.mark.parametrize("dialect", ASSIGNMENTS)
def test_assignments(page: Page, pair: KeyPair, dialect: str) -> None:
    """Names are ticked wherever the list has them, and saved before the list is left."""
    with org(dialect) as practice:
        trip, _ = follow(page, practice, wanted_app(Flow.JWT, pair), steps=range(17, 18))
        assert trip.proof().proven
