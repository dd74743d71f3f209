"""Steps 1 and 2: log in, find App Manager."""

from __future__ import annotations

from collections.abc import Iterator

from pages.errors import PersonNeeded, ScreenMissing
from pages.interruptions.no_login_page import no_login_page, refuse_framed_login
from pages.interruptions.obstacles import asks_for_login
from pages.interruptions.signed_in import signed_in
from pages.screens.sign_in.login import LOGIN_FORMS, login_form

from ..browser.org_identity import read_identity
from ..context.step_context import StepContext
from ..engine.step import Difference
from ..settings.advised_commands import advised


def log_in(context: StepContext) -> None:
    """Step 1. Where a kept login lets somebody in, there is nothing to type.

    Raises:
        PersonNeeded: there is no password to type.
        Untrusted: what asks for it is not known to be the org's.
        ForeignPage: a page that is no login page of the org's stands in its place.
    """
    org = context.org
    org.open(context.entrance)
    if org.first_of(*LOGIN_FORMS, otherwise=lambda: signed_in(org)) is True:
        context.typed = context.username  # a kept login's user, unless the org says otherwise
        return
    if login_form(org) is None:
        refuse_framed_login(org)
    try:
        form = org.wait_for(*LOGIN_FORMS)
    except ScreenMissing as missing:
        raise no_login_page(org, missing, by_hand=advised("login")) from missing
    password = context.password()
    if not password or not context.username:
        raise PersonNeeded(
            "nobody is logged in, and no password is set",
            hint=f"log in by hand: in the window of create --guided, or once with: {advised('login')}",
        )
    form.sign_in(context.username, password, context.code)
    context.typed = context.username


def not_logged_in(context: StepContext) -> Iterator[Difference]:
    """A check of step 1."""
    if not signed_in(context.org):
        who = context.username or "an administrator of this org"
        says = f"You are not logged in. Log in as {who}."
        yield Difference("Login", context.username or "an administrator", "nobody is logged in", says=says)


def logged_out(context: StepContext) -> str:
    """A check, once somebody was signed in: that the org asks for a login again; empty while it does not."""
    return "You were logged out. Log in and I'll continue." if asks_for_login(context.org) else ""


def know_the_org(context: StepContext) -> None:
    """What follows step 1, whoever did it: which org this is, and who is signed in."""
    context.identity = read_identity(context.org, context.typed, context.network)
    context.arrived(context)


def find_app_manager(context: StepContext) -> None:
    """Step 2."""
    context.app_manager()


def not_at_app_manager(context: StepContext) -> Iterator[Difference]:
    """A check of step 2."""
    if context.app_manager_now() is None:
        here = context.org.page_name
        entry = "App Manager" if context.org.in_lightning else "Apps (under Build, Create)"
        says = f'You are on "{here}". Open {entry}.' if here else f"Open {entry}."
        yield Difference("Page", "App Manager", context.org.page.url.split("?")[0], says=says)
