"""Reads who is pre-authorized to the last name: where a related list is cut off, the page to tick names on has all."""

from __future__ import annotations

from dataclasses import replace

from pages import ConnectedAppPolicies, ManagePermissionSets, ManageProfiles

from .observe import assigned_on
from .same_app import find_policies
from .step_context import StepContext


def read_all_assigned(context: StepContext, page: ConnectedAppPolicies, *, ids: bool = False) -> ConnectedAppPolicies:
    """Reads it into `context.assigned`; returns the page of the policies, which may have been left meanwhile.
    With `ids` those are read too.

    Raises:
        Unreadable: a list is not understood, or no page shows all of it.
        PartMissing, ScreenMissing: a list is cut off, and the page to tick names on does not come.
    """
    context.assigned = found = page.read_whole(lambda: assigned_on(page.settle(), ids=ids or bool(context.meant)))
    if not found.cut_off:
        return page
    profiles = page.manage_profiles.press(ManageProfiles).table.ticked()
    page = back_to_policies(context, page.address)
    permission_sets = page.manage_permission_sets.press(ManagePermissionSets).table.ticked()
    page = back_to_policies(context, page.address)
    every = [*profiles, *permission_sets]
    context.assigned = replace(
        found,
        profiles=tuple(pick.name for pick in profiles),
        permission_sets=tuple(pick.name for pick in permission_sets),
        records={pick.id: pick.name for pick in every} if all(pick.id for pick in every) else {},
        cut_off="",
    )
    return page


def back_to_policies(context: StepContext, address: str) -> ConnectedAppPolicies:
    """To the policies of the app, at an address of theirs that was noted before; else by way of App Manager."""
    if context.org.current(ConnectedAppPolicies) is None and address:
        context.org.open_classic(address)  # by way of App Manager it is a long one in an org with many apps
        context.org.wait_for(ConnectedAppPolicies)
    return find_policies(context)
