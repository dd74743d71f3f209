"""What `plan` prints for a person: what would be added, removed or exchanged, and how many steps that are."""

from __future__ import annotations

import sys
from types import SimpleNamespace
from typing import Any, cast

import pytest

from automation.commands.delete import Removal, asker
from automation.commands.plan import _table
from automation.engine.step import Difference
from automation.errors import AutomationError, SettingsError
from automation.jobs.session import Task

from ...support.results import facts, result, step


@pytest.mark.parametrize(
    ("difference", "words"),
    [
        (Difference("Timeout Value", "15 minutes", "2 hours"), "Timeout Value: 2 hours -> 15 minutes"),
        (Difference("Profiles", "B", "A", deed="adds"), "Profiles: adds B"),
        (Difference("Profiles", "without B", "A, B", deed="removes"), "Profiles: removes B"),
        (Difference("Profiles", "without B", "A", deed="adds"), "Profiles: adds without B"),
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
    assert "      Profiles: adds B" in lines


def test_undo_asks_in_its_own_words(monkeypatch: pytest.MonkeyPatch) -> None:
    """Undo that has nobody to ask, or gets a no, speaks of undoing."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SettingsError, match=r"^undo asks first"):
        asker(cast("Task", None), "undo", "undo that run?")
    told: list[str] = []
    context = SimpleNamespace(assigned=None, app_name="A", consumer_key="3MVG", say=told.append)
    with pytest.raises(AutomationError, match=r"^not undone: nobody agreed to it"):
        Removal(lambda _: False, "not undone")._remove(cast("Any", context))
