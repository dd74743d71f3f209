"""The web login, through the browser: authorize, login, approval, and the code that comes back, as with the CLI."""

from __future__ import annotations

import re
from contextlib import suppress

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.browser.questions import asking
from pages.errors import PersonNeeded
from pages.screens.sign_in.approval import Approval
from pages.screens.sign_in.login import LOGIN_FORMS, login_form
from pages.values.secret import Secret
from pages.values.text import plain

from ..context.same_app import its_page
from ..context.step_context import StepContext
from .callback_server import Redirect
from .client import Grant, OAuthClient, OAuthRefusal, Pkce


def web_login(context: StepContext, client: OAuthClient) -> tuple[Grant, Secret]:
    """Walks the browser through authorize, login and approval, as `sf org login web` has a person do; returns what it
    gave, and the consumer secret that it took.

    Raises:
        OAuthRefusal: the org refused.
        AutomationError, PageError: as `prove`.
    """
    app = context.app
    stored = app.callback_urls if app is not None else []
    page = its_page(context)
    secret = page.consumer_secret(context.code)
    pkce = Pkce()
    with Redirect(context.port.number(stored)) as redirect:
        address = client.authorize_url(redirect.uri, " ".join(context.wanted.scopes), redirect.state, pkce)
        _approve(context, address, redirect)
        code = redirect.code()
    return client.code_login(code, redirect.uri, secret, pkce), secret


def _approve(context: StepContext, address: str, redirect: Redirect) -> None:
    tab = context.org.page.context.new_page()
    try:
        org = Org(tab, context.org.url, patience=context.org.patience, hosts=context.org.hosts)
        org.open(address)
        if refused := _refusal_on(org):
            raise refused
        if not redirect.arrived and org.first_of(*LOGIN_FORMS, Approval, otherwise=lambda: redirect.arrived):
            if login := login_form(org):
                login.submit(context.username, _password(context))
                org.first_of(Approval, otherwise=lambda: redirect.arrived)
            if approval := org.current(Approval):
                approval.allow.click()
        org.until(lambda: redirect.arrived, patience=org.patience.page)
        # The answer arrives before the browser has its page. A tab that is closed in the middle of that can keep the
        # browser waiting for ever (seen twice on a machine under load).
        with suppress(PlaywrightError):
            tab.wait_for_url(f"{redirect.uri}*", wait_until="domcontentloaded", timeout=org.patience.quick * 1000)
    finally:
        with asking(tab):
            tab.close()


def _password(context: StepContext) -> Secret:
    """What the org is given where it asks once more.

    Raises:
        PersonNeeded: there is no password, since another way has led into the org.
    """
    password = context.password()
    if password and context.username:
        return password
    way = f"{context.way.name} has" if context.way is not None else "a person has"
    raise PersonNeeded(
        f"the org asks for user name and password again before the web login, and none is set: {way} led into the org",
        hint="set SF_USERNAME and SF_PASSWORD, or let the Salesforce CLI log in: sf org login web",
    )


def _refusal_on(org: Org) -> OAuthRefusal | None:
    """A wrong app id, callback or scope is told on the page itself, not by a redirect (grade A-)."""
    with asking(org.page):
        words = plain(org.page.main_frame.locator("body").inner_text(timeout=org.patience.quick * 1000))
    found = re.search(r"error=([\w-]+)(?:&error_description=([^&]*))?", words)
    return OAuthRefusal(found[1], found[2] or "") if found else None
