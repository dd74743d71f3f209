"""Whether a walk leaves an app behind that every user of the org may authorize, in a sentence. It reads nothing."""

from __future__ import annotations

from pages.values.policies import ADMIN_APPROVED
from pages.values.text import same

from ..engine.step import Flow
from ..settings.advised_commands import advised
from .step_context import StepContext


def open_to_all(context: StepContext) -> str:
    """What to know of an app for pre-authorized users that is not, or may not be, restricted to them yet; empty where
    there is none, as far as the walk has read or saved."""
    if context.wanted.flow is not Flow.JWT:
        return ""
    permitted = context.policies.permitted_users if context.policies is not None else None
    if same(permitted or "", ADMIN_APPROVED):
        return ""
    until = (
        "any user of the org can authorize it until step 15 is done: run the same command again, or remove it with: "
        + advised("delete")
    )
    if context.made_here or (context.app is not None and context.policies is not None):
        return f"the app exists, and {until}"
    return f"the app may have been saved; if it was, {until}" if context.unanswered else ""
