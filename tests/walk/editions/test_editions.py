"""The walk finds out by itself which edition of the screens it stands in, and proves its app in each."""

from __future__ import annotations

import itertools
from typing import Literal

import pytest
from playwright.sync_api import Page

from automation.app.release import edition
from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from automation.settings.types import Ui
from fixtures.practice_org import PracticeOrg

from ..walking import Trip, walk, wanted_app

ORIGINS: tuple[Literal["one", "three"], ...] = ("one", "three")
EDITIONS = ("G1", "G2", "G3", "G4")
MATRIX = list(itertools.product(EDITIONS, (Ui.LIGHTNING, Ui.CLASSIC), ORIGINS, (Flow.JWT, Flow.WEB)))
SAMPLE = {
    ("G1", Ui.CLASSIC, "three", Flow.JWT),
    ("G2", Ui.LIGHTNING, "three", Flow.WEB),
    ("G3", Ui.CLASSIC, "one", Flow.WEB),
    ("G4", Ui.LIGHTNING, "three", Flow.JWT),
}
"""What every run walks of the matrix: each edition, and each value of the others at least once."""
CASES = [pytest.param(*case, id="-".join(case), marks=() if case in SAMPLE else pytest.mark.whole) for case in MATRIX]


def met(trip: Trip) -> str:
    """What the walk takes the edition for."""
    app = trip.context.app
    return edition(trip.context.met, app.scope_labels if app is not None else "")


@pytest.mark.parametrize(("name", "ui", "origins", "flow"), CASES)
def test_matrix(page: Page, pair: KeyPair, name: str, ui: Ui, origins: Literal["one", "three"], flow: Flow) -> None:
    """Each edition, interface, number of origins and flow: all steps, a proven login, and the edition recognised."""
    with PracticeOrg(edition=name, origins=origins) as practice:
        trip = walk(page, practice, wanted_app(flow, pair if flow is Flow.JWT else None), ui=ui)
        assert Status.FAILED not in trip.statuses.values(), trip.results[-1]
        assert trip.context.need_key() == trip.stored.consumer_key
        assert trip.proof().proven
        assert met(trip) == name


@pytest.mark.whole
@pytest.mark.parametrize("ui", [Ui.LIGHTNING, Ui.CLASSIC])
def test_a_second_run_asks_for_no_code(page: Page, pair: KeyPair, ui: Ui) -> None:
    """A walk needs no key, so that neither it nor the next asks for a code; who needs it then is asked once, and what
    an earlier run was told spares that."""
    with PracticeOrg(edition="G3") as practice:
        practice.org.api_enabled = False
        wanted = wanted_app(Flow.JWT, pair)
        first = walk(page, practice, wanted, ui=ui)
        assert (first.context.consumer_key, len(practice.org.mail)) == ("", 0)
        assert first.context.need_key(code=False) == ""
        assert first.context.need_key() == first.context.need_key() == first.stored.consumer_key
        mails = len(practice.org.mail)
        assert mails == 1
        practice.org.log.clear()
        known = {first.context.ids[0]: first.context.consumer_key}
        again = walk(page, practice, wanted, ui=ui, known_keys=known)
        assert {again.statuses[n] for n in range(3, 18)} == {Status.ALREADY}
        assert again.context.need_key() == first.stored.consumer_key
        assert (len(practice.org.mail), practice.org.log.writes) == (mails, [])
