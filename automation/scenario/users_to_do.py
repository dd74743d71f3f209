"""What a person does at step 17, one sentence a profile or permission set. It changes nothing."""

from __future__ import annotations

from pages import ManagePermissionSets, ManageProfiles

from ..app.user_names import Kind, Meant
from ..context.step_context import StepContext


def to_add(context: StepContext, kind: Kind, one: Meant) -> str:
    """A check: what to do about a profile or permission set that the app does not have yet."""
    if one.makes:
        name = f"{one.entry.label} (API Name {one.entry.api_name})"
        return f"Still to create: the permission set {name}. Then add it to the app."
    return to_tick(context, kind, one.entry.label, "Select", "add")


def to_tick(context: StepContext, kind: Kind, name: str, tick: str, deed: str) -> str:
    """A check: what to do about one row, on the page where it is done or on the way there."""
    screen = ManageProfiles if kind is Kind.PROFILE else ManagePermissionSets
    if context.org.current(screen) is not None:
        return f"{tick} {name}, then click Save."
    button = "Manage Profiles" if kind is Kind.PROFILE else "Manage Permission Sets"
    return f"Still to {deed}: {name}. Click {button}."
