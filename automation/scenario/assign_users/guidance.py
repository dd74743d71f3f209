"""What a person does next to assign a permission set, by the page that is here. It touches nothing."""

from __future__ import annotations

from collections.abc import Sequence

from pages import (
    AddAssignments,
    AssignedUsers,
    AssignmentEnds,
    AssignmentSummary,
    Org,
    PermissionSet,
    PermissionSets,
    Screen,
)
from pages.errors import PageError
from pages.values.text import same

from ...engine.step import Light, Part, Spot


def says_now(org: Org, label: str, username: str) -> str:
    """A check: one sentence that says what to do on the page that is here."""
    sayings: tuple[tuple[type[Screen], str], ...] = (
        (AddAssignments, f"Select the row of {username}, then click Next or Assign."),
        (AssignmentEnds, "Click Assign; the assignment needs no expiration date."),
        (AssignmentSummary, "Click Done."),
        (AssignedUsers, f"{username} is not in this list yet. Click Add Assignment."),
        (PermissionSet, "Click Manage Assignments."),
        (PermissionSets, f'Open the permission set "{label}".'),
    )
    here = next((says for screen, says in sayings if org.current(screen) is not None), "")
    return here or f'In Setup, open the permission set "{label}" to assign it to {username}.'


def spots(org: Org, record: str, label: str, username: str) -> Sequence[Spot]:
    """A check: what is to be touched now, then what comes after it; nothing on a page of another permission set."""
    if (form := org.current(AddAssignments)) is not None and form.shows_set(record, label):
        button = form.next_ if form.next_.showing() else form.assign
        picked = _picked(form, username)
        return [
            Spot(form.users, Light.RIGHT if picked else Light.NOW),
            Spot(button, Light.NOW if picked else Light.NEXT),
        ]
    found: Part | None = None
    if (ends := org.current(AssignmentEnds)) is not None:
        found = ends.assign
    elif (summary := org.current(AssignmentSummary)) is not None:
        found = summary.done
    elif (listed := org.current(AssignedUsers)) is not None and listed.shows_set(record, label):
        found = listed.add
    elif (page := org.current(PermissionSet)) is not None and page.shows_set(record, label):
        found = page.manage_assignments
    return [Spot(found)] if found is not None else []


def _picked(form: AddAssignments, username: str) -> bool:
    try:
        return any(line.ticked for line in form.users.lines(username) if same(line.name, username))
    except PageError:  # a list that is not understood has no row to light
        return False
