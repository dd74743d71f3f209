"""Steps 1 and 2: log in, find App Manager."""

from __future__ import annotations

from collections.abc import Iterator

from pages import Login
from pages.browser.signed_in import signed_in
from pages.errors import PersonNeeded, ScreenMissing
from pages.interruptions.no_login_page import no_login_page
from pages.screens.sign_in.login import refuse_framed_login

from ..browser.org_identity import read_identity
from ..context.step_context import Work
from ..engine.step import Difference
from ..settings.advised_commands import advised


def log_in(work: Work) -> None:
    """Step 1. Where a kept login lets somebody in, there is nothing to type.

    Raises:
        PersonNeeded: there is no password to type.
        Untrusted: what asks for it is not known to be the org's.
        ForeignPage: a page that is no login page of the org's stands in its place.
    """
    org = work.org
    org.open(work.entrance)
    if org.first_of(Login, otherwise=lambda: signed_in(org)) is True:
        work.typed = work.username  # a kept login's user, unless the org says otherwise
        return
    refuse_framed_login(org)
    try:
        form = org.at(Login)
    except ScreenMissing as missing:
        raise no_login_page(org, missing, by_hand=advised("login")) from missing
    password = work.password()
    if not password or not work.username:
        raise PersonNeeded(
            "nobody is signed in, and no password is configured",
            hint=f"log in by hand: in the window of create --guided, or once with: {advised('login')}",
        )
    form.sign_in(work.username, password, work.code)
    work.typed = work.username


def not_logged_in(work: Work) -> Iterator[Difference]:
    """A look at step 1."""
    if not signed_in(work.org):
        yield Difference("Login", work.username or "somebody", "nobody is signed in")


def know_the_org(work: Work) -> None:
    """What follows step 1, whoever did it: which org this is, and who is signed in."""
    work.identity = read_identity(work.org, work.typed, work.network)
    work.arrived(work)


def find_app_manager(work: Work) -> None:
    """Step 2."""
    work.app_manager()


def not_at_app_manager(work: Work) -> Iterator[Difference]:
    """A look at step 2."""
    if work.app_manager_now() is None:
        yield Difference("Page", "App Manager", work.org.page.url.split("?")[0])
