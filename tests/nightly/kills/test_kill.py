"""Killed at any moment and run again: one app, complete, proven, nothing doubled, the key pair as it was."""

from __future__ import annotations

from pathlib import Path

import pytest

from .kills import Case, cases, outcome, sample
from .tables import KILL, cell

pytestmark = pytest.mark.whole


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=str(case), marks=pytest.mark.sample if place % 8 == 0 else ())
        for place, case in enumerate(sample())
    ],
)
def test_killed(case: Case, tmp_path: Path) -> None:
    """A kill at this moment ends as the table in fixtures/tables says, which a command has made of the whole matrix."""
    assert outcome(case, tmp_path) == cell(case)


def test_table_is_whole() -> None:
    """The table has a word on every case of the matrix, and none that says that something was lost."""
    every = list(cases())
    assert len(every) > 80
    assert {cell(case) for case in every} <= {"complete after a rerun", "went on by itself"}
    assert len(KILL.read_text(encoding="utf-8").splitlines()) == 2 + len({case.point for case in every})
