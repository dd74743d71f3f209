"""Killed at any moment and run again: one app, complete, proven, nothing doubled, the key pair as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from .kills import RERUN, WENT_ON, Case, cases, outcome, saves
from .product import BROWSER

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=str(case), marks=pytest.mark.sample if place % 20 == 0 else ())
        for place, case in enumerate(cases())
    ],
)
def test_killed(case: Case, tmp_path: Path) -> None:
    """A browser that ends before the first save is replaced by the run itself; all else the same command completes."""
    before_saves = case.when is None and case.step < saves(case.flow)[0][0]
    assert outcome(case, tmp_path) == (WENT_ON if case.victim == BROWSER and before_saves else RERUN)
