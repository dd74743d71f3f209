"""Proves the app by a real login with it, and maps a refusal to the step that caused it."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.browser.questions import asking
from pages.screens.sign_in.approval import Approval
from pages.screens.sign_in.login import LOGIN_FORMS, login_form
from pages.values.text import plain

from ..context.same_app import its_page
from ..context.step_context import StepContext
from ..engine.step import Flow
from ..errors import AutomationError
from ..keys.choice import key_in
from ..network.connection import Network
from ..network.web_client import WebClient
from ..pem.source import KeySource
from .callback_server import Redirect
from .client import Grant, OAuthClient, OAuthRefusal, Pkce
from .propagation import Propagation
from .refusals import cause_of

AT_ONCE = Propagation()
CERTIFICATE_STEP = 8
"""The step that a refusal points to where the certificate in the org is not that of the key."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the proof ended: proven, skipped or refused; then `step` is the step that it points to, 0 for none."""

    username: str
    says: str
    step: int = 0
    hint: str = ""
    proven: bool = False
    skipped: bool = False


def prove(context: StepContext, login_url: str, username: str, propagation: Propagation = AT_ONCE) -> Proof:
    """Logs in with the app in its flow, calls the API, and gives the tokens back; `propagation` says how patiently.

    Raises:
        AutomationError: the org cannot be reached.
        PageError: the way through the login pages is not as expected (web flow).
    """
    flow = context.wanted.flow
    key = _signing_key(context) if flow is Flow.JWT else None
    if flow is Flow.JWT and key is None:
        return Proof(username, "no private key was given, so no login was tried", skipped=True)
    if flow is Flow.JWT and not username:
        return Proof("", "nobody is named who could log in; set APP_JWT_USERNAME", skipped=True)

    def login_and_call() -> str:
        grant = client.jwt_login(username, key) if key is not None else web_login(context, client)
        try:
            return client.call(grant)
        finally:
            if warning := client.forget(grant):
                context.say(warning)

    with OAuthClient(login_url, context.need_key(), WebClient(context.network)) as client:
        try:
            version = propagation.through(login_and_call, context.say)
        except OAuthRefusal as refusal:
            cause = cause_of(refusal, flow, context.right)
            return Proof(username, str(refusal), cause.step, cause.hint)
    return Proof(username, f"{username} logged in with the app and called the API (v{version})", proven=True)


def _signing_key(context: StepContext) -> RSAPrivateKey | None:
    """The key as it was read when it was checked: a pipe gives it only once."""
    if context.pair is not None and context.pair.key is not None:
        return context.pair.key
    path = context.wanted.private_key
    return key_in(KeySource("APP_PRIVATE_KEY", path)) if path is not None else None


def fits_certificate(
    login_url: str, consumer_key: str, username: str, key: RSAPrivateKey, network: Network | None = None
) -> bool | None:
    """Whether an app's certificate is that of a key, by one login, whose tokens are given back at once.

    None where it cannot be told: the org refuses for another reason, or cannot be reached.
    """
    if not username:
        return None
    try:
        with OAuthClient(login_url, consumer_key, WebClient(network)) as client:
            client.forget(client.jwt_login(username, key))
    except OAuthRefusal as refusal:
        return False if cause_of(refusal, Flow.JWT).step == CERTIFICATE_STEP else None
    except AutomationError:
        return None
    return True


def web_login(context: StepContext, client: OAuthClient) -> Grant:
    """Walks the browser through authorize, login and approval, as `sf org login web` has a person do.

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
    return client.code_login(code, redirect.uri, secret, pkce)


def _approve(context: StepContext, address: str, redirect: Redirect) -> None:
    tab = context.org.page.context.new_page()
    try:
        org = Org(tab, context.org.url, patience=context.org.patience, hosts=context.org.hosts)
        org.open(address)
        if refused := _refusal_on(org):
            raise refused
        if not redirect.arrived and org.first_of(*LOGIN_FORMS, Approval, otherwise=lambda: redirect.arrived):
            if login := login_form(org):
                login.submit(context.username, context.password())
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


def _refusal_on(org: Org) -> OAuthRefusal | None:
    """A wrong app id, callback or scope is told on the page itself, not by a redirect (grade A-)."""
    with asking(org.page):
        words = plain(org.page.main_frame.locator("body").inner_text(timeout=org.patience.quick * 1000))
    found = re.search(r"error=([\w-]+)(?:&error_description=([^&]*))?", words)
    return OAuthRefusal(found[1], found[2] or "") if found else None
