"""What `plan` prints for a person: what would be added, removed or exchanged, and how many steps that are."""

from __future__ import annotations

import pytest

from automation.commands.plan import _table
from automation.engine.step import Difference

from ...support.results import facts, result, step


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference("Timeout Value", "15 minutes", "2 hours"), "Timeout Value: 2 hours -> 15 minutes"),
        (Difference("Profiles", "B", "A", deed="adds"), "Profiles: add B"),
        (Difference("Profiles", "without B", "A, B", deed="removes"), "Profiles: remove B"),
        (Difference("Profiles", "without B", "A", deed="adds"), "Profiles: add without B"),
    ],
)
def test_change(difference: Difference, words: str) -> None:
    """A value beside others is added or removed; only what takes another's place has an arrow."""
    assert difference.change == words


@pytest.mark.parametrize(("count", "words"), [(1, "1 step to change."), (2, "2 steps to change.")])
def test_number(count: int, words: str) -> None:
    """One step is a step."""
    adds = [Difference("Profiles", "B", "A", deed="adds")]
    steps = [step(n, "differs", differences=adds) for n in range(1, count + 1)]
    told = result(facts(*steps, found={"app": {}}))
    lines = _table(told, told.steps)
    assert lines[-1].endswith(words)
    assert "      Profiles: add B" in lines
