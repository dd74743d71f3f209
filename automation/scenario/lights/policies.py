"""Steps 11 to 16: the app's policies, and the way to their form."""

from __future__ import annotations

from collections.abc import Iterable

from pages import ConnectedAppPolicies, EditPolicies
from pages.components import Touch
from pages.values.durations import split_duration

from ...context.same_app import check_whose, identity_of, page_now
from ...context.step_context import StepContext
from .. import policies as looks
from .definition import to_app
from .spots import of, settled


def policies_page(context: StepContext) -> ConnectedAppPolicies | None:
    """A check: the page of the app's own policies."""
    here = context.org.current(ConnectedAppPolicies)
    return here if here is not None and here.shows(identity_of(context)) else None


def manage(context: StepContext) -> list[Touch]:
    """Step 11."""
    page = page_now(context)
    return of((page.manage_button, False)) if page is not None else to_app(context)


def edit(context: StepContext) -> Iterable[Touch]:
    """Step 12."""
    page = policies_page(context)
    return of((page.edit, False)) if page is not None else manage(context)


def own_form(context: StepContext) -> EditPolicies | None:
    """A check: the open form of policies, which is the app's own.

    Raises:
        Unreadable: it is another app's.
    """
    form = context.org.current(EditPolicies)
    if form is not None:
        check_whose(context, form)
    return form


def refresh_token(context: StepContext) -> Iterable[Touch]:
    """Step 13: the radio button, then its number and unit."""
    form = own_form(context)
    words, period = split_duration(context.wanted.refresh_policy)
    return form.refresh_policy(words).touches(period) if form is not None else []


def timeout(context: StepContext) -> Iterable[Touch]:
    """Step 14."""
    form = own_form(context)
    return form.timeout_touches(right=settled(looks.timeout_differs(context))) if form is not None else []


def permitted_users(context: StepContext) -> Iterable[Touch]:
    """Step 15, and its question where the page asks it."""
    form = own_form(context)
    if form is None:
        return []
    return form.question() or of((form.permitted_users, settled(looks.permitted_users_differ(context))))


def save(context: StepContext) -> Iterable[Touch]:
    """Step 16; its Save may ask what step 15 asks elsewhere."""
    form = own_form(context)
    return (form.question() or of((form.save, False))) if form is not None else []
