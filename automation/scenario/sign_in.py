"""Steps 1 and 2: log in, find App Manager."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from pages import Org
from pages.browser.authenticator import Authenticator
from pages.errors import CodeRefused, PersonNeeded, Refused, ScreenMissing, SessionEnded
from pages.interruptions.no_login_page import no_login_page, refuse_framed_login
from pages.interruptions.obstacles import asks_for_login
from pages.interruptions.passkeys import CreatePasskey, VerifyByPasskey
from pages.interruptions.signed_in import signed_in
from pages.screens.sign_in.login import LOGIN_FORMS, login_form
from pages.screens.sign_in.login_form import LoginForm
from pages.screens.sign_in.passkey_login import PasskeyLogin
from pages.values.code import expect_no_more

from ..browser.org_identity import OrgIdentity, read_identity
from ..context.arriving.org_kind import read_kind
from ..context.arriving.ways_in import WayClosed, none_left, why
from ..context.step_context import StepContext
from ..engine.step import Difference
from ..errors import SettingsError
from ..settings.advised_commands import advised


class PasswordForm:
    """The login form, which is given user name, password and, where it asks, a code."""

    name = "user name and password"

    def enter(self, context: StepContext) -> None:
        """Fills the form, which is here already where another way has led to it.

        Raises:
            PersonNeeded: there is no password to type.
            SettingsError: nor does the org take the kept passkey alone.
            Untrusted: what asks for it is not known to be the org's.
            ForeignPage: a page that is no login page of the org's stands in its place.
        """
        org = context.org
        if login_form(org) is None or not context.closed:
            org.open("/")
        if org.first_of(*LOGIN_FORMS, otherwise=lambda: signed_in(org)) is True:
            return  # a person was faster
        form = the_form(org)
        password = context.password()
        held = Authenticator.of(org.page.context)
        if not password and held is not None and held.passkey is not None:
            if (alone := org.current(PasskeyLogin)) is None:
                raise SettingsError(
                    "the login page takes no passkey alone, and no password is set", hint="set SF_PASSWORD"
                )
            alone.sign_in(held, context.code)
            context.typed = context.username
            return
        if not password or not context.username:
            raise PersonNeeded(
                "nobody is logged in, and no password is set",
                hint=f"log in by hand: in the window of create --guided, or once with: {advised('login')}",
            )
        form.sign_in(context.username, password, context.code)
        context.typed = context.username

    def admits(self, identity: OrgIdentity | None) -> None:
        """Whoever the org lets in with it."""


def the_form(org: Org) -> LoginForm:
    """Waits for the login form.

    Raises:
        Untrusted, ForeignPage, ScreenMissing: another page stands in its place.
    """
    if login_form(org) is None:
        refuse_framed_login(org)
    try:
        return org.wait_for(*LOGIN_FORMS)
    except ScreenMissing as missing:
        raise no_login_page(org, missing, by_hand=advised("login")) from missing


def log_in(context: StepContext) -> None:
    """Step 1: by the first of the ways that are set up which leads in. One that does not is told of.

    Raises:
        WayClosed: none does; the message names each and why.
        Refused, PersonNeeded, Untrusted, ForeignPage: as the ways raise them.
    """
    context.typed = ""  # who was signed in earlier says nothing about who is now
    context.closed, ways = [], context.ways or (PasswordForm(),)
    for number, way in enumerate(ways):
        try:
            way.enter(context)
        except (WayClosed, SessionEnded, Refused) as error:
            if isinstance(error, CodeRefused):  # an org locks out who answers wrong too often
                raise
            context.closed.append((way.name, error))
            if number + 1 < len(ways):
                context.say(f"{way.name} {why(error)}; now with {ways[number + 1].name}")
            continue
        context.way = way
        return
    raise none_left(context.closed) from context.closed[-1][1]


def not_logged_in(context: StepContext) -> Iterator[Difference]:
    """A check of step 1."""
    if not signed_in(context.org):
        who = context.username or "an administrator of this org"
        says = f"You are not logged in. Log in as {who}."
        if context.org.current(VerifyByPasskey) is not None:
            says = "The org asks for a passkey. Press the button, and use your device or your security key."
        elif context.org.current(CreatePasskey) is not None:
            says = "The org wants you to create a passkey. Do it with your device or your security key, and I'll go on."
        yield Difference("Login", context.username or "an administrator", "nobody is logged in", says=says)


def logged_out(context: StepContext) -> str:
    """A check, once somebody was signed in: that the org asks for a login again; empty while it does not."""
    return "You were logged out. Log in and I'll continue." if asks_for_login(context.org) else ""


def know_the_org(context: StepContext) -> None:
    """What follows step 1, whoever did it: which org this is, and who is signed in."""
    typed, context.typed = context.typed, ""  # the next one may be a person, whom nobody sees typing
    identity = read_identity(context.org, typed, context.network)
    if identity is not None:
        identity = replace(identity, kind=read_kind(context.org, context.network))
    context.identity = identity
    expect_no_more(context.code)
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
