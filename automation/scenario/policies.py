"""Steps 11 to 16: the connected app's policies, up to Save."""

from __future__ import annotations

from collections.abc import Iterator

from pages import ConnectedAppDetail, ConnectedAppPolicies, EditPolicies
from pages.values.durations import split_duration
from pages.values.policies import ADMIN_APPROVED, same_policy
from pages.values.text import same

from ..app.fields import PERMITTED, REFRESH, TIMEOUT
from ..app.observed import Policies
from ..context.observe import policies_in
from ..context.same_app import check_whose, find_policies
from ..context.step_context import StepContext
from ..engine.step import Difference

UNKNOWN = "not known"
"""Instead of a policy whose words the page does not tell."""


def policy_form(context: StepContext) -> EditPolicies:
    """The form, waited for; raises Unreadable where it is another app's."""
    form = context.org.wait_for(EditPolicies)
    check_whose(context, form)
    return form


def _seen(context: StepContext) -> Policies | None:
    """What can be judged now: the open form, else what was read back from the org."""
    form = context.org.current(EditPolicies)
    return policies_in(form) if form is not None else context.policies


def _hidden(context: StepContext) -> bool:
    """Whether the stored policies cannot show OAuth values: the app has none before step 5."""
    return context.app is not None and not context.app.oauth and context.org.current(EditPolicies) is None


def manage(context: StepContext) -> None:
    """Step 11."""
    find_policies(context)


def not_managing(context: StepContext) -> Iterator[Difference]:
    """A check of step 11."""
    if context.org.current(ConnectedAppPolicies) is None and context.org.current(EditPolicies) is None:
        there = context.org.current(ConnectedAppDetail) is not None
        says = "Click Manage." if there else f'In App Manager, open the menu of "{context.app_name}", click Manage.'
        yield Difference("Page", "the app's policies", "another page", says=says)


def edit_policies(context: StepContext) -> None:
    """Step 12."""
    check_whose(context, find_policies(context).change())


def not_editing(context: StepContext) -> Iterator[Difference]:
    """A check of step 12."""
    if context.org.current(EditPolicies) is None:
        there = context.org.current(ConnectedAppPolicies) is not None
        says = "Click Edit Policies." if there else "Open the app's policies (Manage), then click Edit Policies."
        yield Difference("Page", "Edit Policies", "the form is not open", says=says)


def expire_refresh_token(context: StepContext) -> None:
    """Step 13."""
    words, period = split_duration(context.wanted.refresh_policy)
    radio = policy_form(context).refresh_policy(words)
    if period is not None:
        radio.choose(period.number, period.unit)
    else:
        radio.choose_alone()


def refresh_token_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 13."""
    if _hidden(context):
        return
    wanted, form = context.wanted.refresh_policy, context.org.current(EditPolicies)
    if form is not None:
        words, period = split_duration(wanted)
        radio = form.refresh_policy(words)
        right = radio.period == period if period is not None else bool(radio.chosen)
        found = form.expire_refresh_token.chosen_instead or UNKNOWN
    else:
        found = context.policies.refresh_policy or UNKNOWN if context.policies is not None else "nothing"
        right = same_policy(found, wanted)
    if not right:
        yield Difference(REFRESH.label, wanted, found, says=_choose(wanted))


def _choose(policy: str) -> str:
    words, period = split_duration(policy)
    return f'Choose "{words}"' + (f" and set it to {period}." if period is not None else ".")


def set_timeout(context: StepContext) -> None:
    """Step 14."""
    policy_form(context).set_timeout(context.wanted.session_minutes)


def timeout_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 14."""
    seen = _seen(context)
    if seen is None or seen.session_minutes != context.wanted.session_minutes:
        found = (seen.timeout if seen is not None else None) or "nothing"
        wanted = context.wanted.session_timeout
        yield Difference(TIMEOUT.label, wanted, found, says=f"Set {TIMEOUT.label} to {wanted}.")


def pre_authorize(context: StepContext) -> None:
    """Step 15, with the OK of its dialog."""
    form, wanted = policy_form(context), context.wanted.permitted_users
    if same(wanted, ADMIN_APPROVED):
        form.pre_authorize()
    else:
        form.permitted_users.choose(wanted)


def permitted_users_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 15."""
    seen = _seen(context)
    found = (seen.permitted_users if seen is not None else None) or "nothing"
    if not _hidden(context) and not same(found, context.wanted.permitted_users):
        wanted = context.wanted.permitted_users
        yield Difference(PERMITTED.label, wanted, found, says=f'Set {PERMITTED.label} to "{wanted}".')


def may_have_users(context: StepContext) -> bool:
    """A check: whether the stored policies wait for the users of step 17, though another policy is not as wanted."""
    return context.policies is not None and same(context.policies.permitted_users or "", ADMIN_APPROVED)


def save_policies(context: StepContext) -> None:
    """Step 16."""
    form = policy_form(context)
    saved = policies_in(form)
    form.save.press(ConnectedAppPolicies)
    context.policies = saved


def policies_not_saved(context: StepContext) -> Iterator[Difference]:
    """A check of step 16."""
    if context.org.current(EditPolicies) is not None:
        yield Difference("Save", "the policies are saved", "the form is still open", says="Not saved yet. Click Save.")
