"""Whom and what an app lets in, after a walk: in a sentence, and as advice on least privilege. It reads nothing."""

from __future__ import annotations

from pages.values.policies import ADMIN_APPROVED
from pages.values.text import same

from ..app.least_privilege import Advice, Standing, advice
from ..app.observed import Assigned
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


def advice_on(context: StepContext, command: str) -> list[Advice]:
    """What to say of the app at the end of a command, by what was read of it: `verify` takes it as it is, `plan` and
    `create` as it is wanted. Other commands are not about what an app lets in."""
    if command == "verify":
        return advice(_is(context)) if context.app is not None else []
    return advice(_will_be(context)) if command in ("create", "plan") else []


def unread(context: StepContext) -> list[str]:
    """What advice on the app that was read goes by, and the org has not told, in words; nothing for an app without
    OAuth, which lets nobody in yet."""
    app, policies = context.app, context.policies
    if app is None or not app.oauth:
        return []
    jwt = context.wanted.flow is Flow.JWT
    if policies is None:
        found = ["its policies"]
    else:
        told = {
            "Permitted Users": policies.permitted_users or not jwt,
            "Refresh Token Policy": policies.refresh_policy,
            "IP Relaxation": policies.ip_relaxation,
        }
        found = [label for label, value in told.items() if not value]
    return found if context.assigned is not None else [*found, "who is pre-authorized"]


def _is(context: StepContext) -> Standing:
    app, assigned = context.app, context.assigned or Assigned((), ())
    policies = context.policies
    return Standing(
        app.scopes if app is not None else (),
        policies.permitted_users if policies is not None and context.wanted.flow is Flow.JWT else None,
        policies.refresh_policy if policies is not None else None,
        (policies.timeout or "") if policies is not None else None,
        policies.ip_relaxation if policies is not None else None,
        assigned.profiles,
        assigned.permission_sets,
        _powerful(context),
    )


def _will_be(context: StepContext) -> Standing:
    """What the app has beyond what is wanted stays, unless exactly that is wanted; the web flow leaves Permitted Users
    as they are: everybody logs in by their own password there, so that nothing is said of it."""
    wanted, now = context.wanted, _is(context)
    jwt = wanted.flow is Flow.JWT
    names = [
        [one.entry.label for one in context.meant.values() if one.given in given]
        for given in (wanted.profiles, wanted.permission_sets)
    ]
    wants = [(*wanted.profiles, *names[0]), (*wanted.permission_sets, *names[1])] if jwt else [(), ()]
    return Standing(
        wanted.scopes if wanted.exact else {*now.scopes, *wanted.scopes},
        wanted.permitted_users if jwt else None,
        wanted.refresh_policy,
        wanted.session_timeout,
        now.ip_relaxation,
        wants[0] if wanted.exact else dict.fromkeys([*now.profiles, *wants[0]]),
        wants[1] if wanted.exact else dict.fromkeys([*now.permission_sets, *wants[1]]),
        now.powerful,
    )


def _powerful(context: StepContext) -> list[str]:
    """Names that were looked up, of what the org says has Modify All Data."""
    found = [one for one in context.meant.values() if one.entry.modifies_all]
    return [name for one in found for name in (one.entry.label, one.given)]
