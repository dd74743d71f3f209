"""Steps 13 to 15 once more, with the policies that the org kept before a run changed them."""

from __future__ import annotations

from collections.abc import Iterator

from pages import EditPolicies
from pages.screens.connected_app.edit_policies import ADMIN_APPROVED
from pages.values.durations import minutes, same_policy, split_duration
from pages.values.text import same

from ..context.step_context import StepContext
from ..engine.step import Difference
from .policies import policy_form


def restore_refresh(context: StepContext, policy: str | None) -> None:
    """Step 13, with the policy that was there before."""
    words, period = split_duration(policy or "")
    form = policy_form(context)
    if period is not None:
        form.refresh_policy(words).choose(period.number, period.unit)
    else:
        form.refresh_policy(policy or "").choose_alone()


def refresh_differs(context: StepContext, policy: str | None) -> Iterator[Difference]:
    """A check of step 13."""
    (words, period), form = split_duration(policy or ""), context.org.current(EditPolicies)
    if form is None:
        found = context.policies.refresh_policy if context.policies is not None else None
        right = same_policy(found or "", policy or "")
    elif period is not None:
        right, found = form.refresh_policy(words).period == period, "another policy"
    else:
        right, found = bool(form.refresh_policy(policy or "").chosen), "another policy"
    if not right:
        yield Difference("Refresh Token Policy", policy or "nothing", found or "nothing")


def restore_timeout(context: StepContext, timeout: str | None) -> None:
    """Step 14, with the timeout that was there before."""
    form, length = policy_form(context), minutes(timeout or "")
    if length is None:
        form.set_no_timeout()
    else:
        form.set_timeout(length)


def timeout_differs(context: StepContext, timeout: str | None) -> Iterator[Difference]:
    """A check of step 14."""
    form = context.org.current(EditPolicies)
    found = (
        form.timeout.value if form is not None else context.policies.timeout if context.policies is not None else None
    )
    if minutes(found or "") != minutes(timeout or ""):
        yield Difference("Timeout Value", timeout or "nothing", found or "nothing")


def restore_users(context: StepContext, permitted: str | None) -> None:
    """Step 15, with the choice that was there before."""
    form = policy_form(context)
    if same(permitted or "", ADMIN_APPROVED):
        form.pre_authorize()
    else:
        form.permitted_users.choose(permitted or "")


def users_differ(context: StepContext, permitted: str | None) -> Iterator[Difference]:
    """A check of step 15."""
    form = context.org.current(EditPolicies)
    stored = context.policies.permitted_users if context.policies is not None else None
    found = form.permitted_users.value if form is not None else stored
    if not same(found or "", permitted or ""):
        yield Difference("Permitted Users", permitted or "nothing", found or "nothing")
