"""Permission sets that an org has and an app is given."""

from __future__ import annotations

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermissionSet

from ..walking import Trip

RUNNER = "CI Release Runner"


def add_set(practice: PracticeOrg, label: str, api_name: str, number: int = 9) -> str:
    """One more permission set in the org; its id."""
    made = PermissionSet(id=f"0PSzz{number:010}", label=label, api_name=api_name)
    practice.org.state.permission_sets.append(made)
    return made.id


def attached(trip: Trip) -> list[str]:
    """The API names of the attached permission sets."""
    found = (trip.practice.org.permission_set(key) for key in trip.stored.permission_sets)
    return sorted(one.api_name for one in found if one is not None)
