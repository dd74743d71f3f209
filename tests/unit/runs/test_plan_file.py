"""What a kept plan says of an org that has changed since, or has not."""

from __future__ import annotations

from typing import Any

import pytest

from automation.runs.plan_file import PlanFile

APP = {"name": "A", "scopes": ["api"], "scope_labels": "(api)"}
WHO = {"profiles": ["P"], "permission_sets": ["S"], "shown": True, "records": {"00e1": "P", "0PS1": "S"}, "cut_off": ""}
SEEN: dict[str, Any] = {"app": APP, "policies": {"timeout": "2 hours"}, "assigned": WHO}


def against(seen: dict[str, Any], was: dict[str, Any] | None = None) -> list[str]:
    """What is told of an org that shows this, where it showed that."""
    return PlanFile("o", {}, SEEN if was is None else was).against(PlanFile("o", {}, seen))


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (SEEN, []),
        (
            SEEN | {"app": APP | {"scopes": ["web"], "scope_labels": "(web)"}},
            ["the org has changed in Selected OAuth Scopes"],
        ),
        (SEEN | {"policies": {"timeout": "1 hour"}}, ["the org has changed in Timeout Value"]),
        (SEEN | {"policies": None}, ["the org has changed in Timeout Value"]),
        ({"app": None, "policies": None, "assigned": None}, ["the app is not in the org any more"]),
        (SEEN | {"assigned": WHO | {"profiles": ["P", "Q"]}}, ["the org has changed in Profiles"]),
        (SEEN | {"assigned": WHO | {"records": {}}}, []),
        (
            SEEN | {"assigned": WHO | {"records": {"00e1": "P", "0PS2": "S"}}},
            ["the org has changed in Permission Sets"],
        ),
    ],
)
def test_changes(seen: dict[str, Any], words: list[str]) -> None:
    """A change is told by the label on the screen, once; ids that were not read this time are none."""
    assert against(seen) == words
    assert len(against(SEEN, seen)) == len(words)
