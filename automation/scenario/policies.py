"""Steps 11 to 16: the connected app's policies, up to Save."""

from __future__ import annotations

from collections.abc import Iterator

from pages import ConnectedAppPolicies, EditPolicies
from pages.screens.connected_app.edit_policies import ADMIN_APPROVED
from pages.values.text import same

from ..app.observed import Policies
from ..context.same_app import check_whose
from ..context.step_context import Work
from ..engine.step import Difference


def policy_form(work: Work) -> EditPolicies:
    """The form, waited for; raises Unreadable where it is another app's."""
    form = work.org.at(EditPolicies)
    check_whose(work, form)
    return form


def _seen(work: Work) -> Policies | None:
    """What can be judged now: the open form, else what was read back from the org."""
    form = work.org.now(EditPolicies)
    return Policies.of_form(form) if form is not None else work.policies


def _hidden(work: Work) -> bool:
    """Whether the stored policies cannot show OAuth values: the app has none before step 5."""
    return work.app is not None and not work.app.oauth and work.org.now(EditPolicies) is None


def manage(work: Work) -> None:
    """Step 11."""
    work.policies_page()


def not_managing(work: Work) -> Iterator[Difference]:
    """A look at step 11."""
    if work.org.now(ConnectedAppPolicies) is None and work.org.now(EditPolicies) is None:
        yield Difference("Page", ConnectedAppPolicies.title, "another page")


def edit_policies(work: Work) -> None:
    """Step 12."""
    check_whose(work, work.policies_page().change())


def not_editing(work: Work) -> Iterator[Difference]:
    """A look at step 12."""
    if work.org.now(EditPolicies) is None:
        yield Difference("Page", EditPolicies.title, "the form is not open")


def expire_refresh_token(work: Work) -> None:
    """Step 13."""
    after = work.wanted.refresh_after
    policy_form(work).expire_refresh_token.choose(after.number, after.unit)


def refresh_token_differs(work: Work) -> Iterator[Difference]:
    """A look at step 13."""
    seen, wanted = _seen(work), work.wanted.refresh_after
    if not _hidden(work) and (seen is None or seen.refresh_after != wanted):
        found = "nothing" if seen is None else seen.refresh_policy or "another policy"
        yield Difference("Refresh Token Policy", f"Expire refresh token after {wanted}", found)


def set_timeout(work: Work) -> None:
    """Step 14."""
    policy_form(work).set_timeout(work.wanted.session_minutes)


def timeout_differs(work: Work) -> Iterator[Difference]:
    """A look at step 14."""
    seen = _seen(work)
    if seen is None or seen.session_minutes != work.wanted.session_timeout.minutes:
        found = (seen.timeout if seen is not None else None) or "nothing"
        yield Difference("Timeout Value", str(work.wanted.session_timeout), found)


def pre_authorize(work: Work) -> None:
    """Step 15, with the OK of its dialog."""
    policy_form(work).pre_authorize()


def permitted_users_differ(work: Work) -> Iterator[Difference]:
    """A look at step 15."""
    seen = _seen(work)
    found = (seen.permitted_users if seen is not None else None) or "nothing"
    if not _hidden(work) and not same(found, ADMIN_APPROVED):
        yield Difference("Permitted Users", ADMIN_APPROVED, found)


def may_have_users(work: Work) -> bool:
    """A look: whether the stored policies wait for the users of step 17, though another policy is not as wanted."""
    return work.policies is not None and same(work.policies.permitted_users or "", ADMIN_APPROVED)


def save_policies(work: Work) -> None:
    """Step 16."""
    form = policy_form(work)
    saved = Policies.of_form(form)
    form.save.press(ConnectedAppPolicies)
    work.policies = saved


def policies_not_saved(work: Work) -> Iterator[Difference]:
    """A look at step 16."""
    if work.org.now(EditPolicies) is not None:
        yield Difference("Save", "the policies are stored", "the form is still open")
