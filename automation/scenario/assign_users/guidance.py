"""What a person does next to assign a permission set, by the page that is here. It touches nothing."""

from __future__ import annotations

from collections.abc import Iterable

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
from pages.components import Pick, Touch

from ...context.step_context import StepContext
from ..lights.sign_in import setup
from ..lights.spots import of


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


def hands(context: StepContext, record: str, label: str, pick: Pick) -> Iterable[Touch]:
    """A check: what a person touches on the page that is here, in the order of hands; nothing on a page of another
    permission set."""
    org = context.org
    if (form := org.current(AddAssignments)) is not None:
        return form.touches(pick) if form.shows_set(record, label) else []
    if (ends := org.current(AssignmentEnds)) is not None:
        return of((ends.assign, False))
    if (summary := org.current(AssignmentSummary)) is not None:
        return of((summary.done, False))
    page = org.current(AssignedUsers) or org.current(PermissionSet)
    if page is not None and page.shows_set(record, label):
        return of((page.add if isinstance(page, AssignedUsers) else page.manage_assignments, False))
    if (sets := org.current(PermissionSets)) is not None:
        return sets.to_set(record, label)
    shell = setup(context)
    return shell.to_permission_sets() if shell is not None else []
