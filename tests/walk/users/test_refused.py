"""Whom step 17's names mean is known before the first write, or nothing is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow
from automation.errors import SETTINGS, SettingsError
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg
from pages.errors import Unreadable

from ..walking import walk, wanted_app
from .permission_sets import RUNNER, add_set

Prepare = Callable[[PracticeOrg], object]


@pytest.mark.parametrize(
    ("prepare", "changes", "words"),
    [
        pytest.param(
            lambda _: None,
            {"profiles": ("System Adminstrator",)},
            'no profile "System Adminstrator"; similar: System Administrator',
            id="profile mistyped",
        ),
        pytest.param(
            lambda org: add_set(org, RUNNER, "acme__CI_Release_Runner"),
            {"permission_sets": (RUNNER,)},
            f'"{RUNNER}" may be two permission sets',
            id="label twice",
        ),
    ],
)
@pytest.mark.parametrize("plans", [False, pytest.param(True, marks=pytest.mark.whole)], ids=["create", "plan"])
def test_refused_before_a_write(
    page: Page,
    practice: PracticeOrg,
    pair: KeyPair,
    prepare: Prepare,
    changes: dict[str, object],
    words: str,
    plans: bool,
) -> None:
    """A name that means nothing, or that may mean two, is told as a setting of step 17 before the org is written to."""
    prepare(practice)
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, **changes), plans=plans)
    failure = trip.failure
    assert failure.number == 17
    assert isinstance(failure.error, SettingsError)
    assert failure.error.kind is SETTINGS
    assert words in str(failure.error)
    assert "nothing was written" in str(failure.error)
    assert "APP_P" in failure.error.hint
    assert practice.org.log.writes == []


@pytest.mark.parametrize("ui", [Ui.CLASSIC, pytest.param(Ui.LIGHTNING, marks=pytest.mark.whole)])
def test_refused_without_the_api(page: Page, practice: PracticeOrg, pair: KeyPair, ui: Ui) -> None:
    """The lists of Setup serve for a refusal too, in both interfaces."""
    practice.org.api_enabled = False
    trip = walk(page, practice, wanted_app(Flow.JWT, pair, profiles=("System Adminstrator",)), ui=ui)
    assert isinstance(trip.failure.error, SettingsError)
    assert practice.org.log.writes == []


def test_unreadable(page: Page, practice: PracticeOrg, pair: KeyPair) -> None:
    """Where neither can be read nothing counts as absent: the walk stops before a write and says why."""
    practice.org.api_enabled = False
    page.route(
        "**/00e?setupid=EnhancedProfiles*",
        lambda route: route.fulfill(body="<h1>Profiles</h1><p>Soon", content_type="text/html"),
    )
    trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    assert trip.failure.number == 17
    assert isinstance(trip.failure.error, Unreadable)
    assert "which profiles the org has cannot be read" in str(trip.failure.error)
    assert practice.org.log.writes == []
