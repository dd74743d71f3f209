"""Proves the app by a real login with it, and maps a refusal to the step that caused it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from pages.values.secret import Secret

from ..context.step_context import StepContext
from ..engine.step import Flow
from ..errors import AutomationError
from ..keys.choice import key_in
from ..network.connection import Network
from ..network.web_client import WebClient
from ..pem.source import KeySource
from .check import Check
from .checks import Checks
from .client import OAuthClient, OAuthRefusal
from .diagnosis import diagnosed
from .propagation import Propagation
from .refusals import cause_of
from .web_login import web_login

AT_ONCE = Propagation()
CERTIFICATE_STEP = 8
"""The step that a refusal points to where the certificate in the org is not that of the key."""


@dataclass(frozen=True, slots=True)
class Proof:
    """How the proof ended: proven, skipped or refused; then `step` is the step that it points to, 0 for none.

    `logged_in`: the org let the app's user in. Where it is not proven all the same, one of `checks` is wrong.
    """

    username: str
    says: str
    step: int = 0
    hint: str = ""
    proven: bool = False
    skipped: bool = False
    logged_in: bool = False
    checks: tuple[Check, ...] = ()


def prove(
    context: StepContext,
    login_url: str,
    username: str,
    propagation: Propagation = AT_ONCE,
    *,
    thorough: bool = False,
) -> Proof:
    """Logs in with the app in its flow, calls the API, and gives the tokens back; `propagation` says how patiently.

    `thorough`: what the login gave is looked at from all sides, the stored policies are read, and after a refusal the
    org is asked which of the causes it is.

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
    if thorough and context.app is not None and not context.app.oauth:
        says = f'OAuth settings are not enabled in "{context.app.name}", so that nobody can log in with it'
        return Proof(username, says, 5, "select Enable OAuth Settings in the app, or run create")
    if flow is Flow.WEB and thorough:
        username = context.username or username

    def login_and_look() -> tuple[str, list[Check]]:
        grant, secret = (client.jwt_login(username, key), Secret("")) if key is not None else web_login(context, client)
        checks = Checks(context, client, grant, secret, username)
        found: list[Check] = []
        try:
            if not thorough:
                return client.call(grant), found
            found += _told(context, checks.all())
        finally:
            if warning := client.forget(grant):
                context.say(warning)
        if grant.refresh_token and not warning:
            found += _told(context, [checks.ended()])
        found += _told(context, checks.policies())
        return "", found

    with OAuthClient(login_url, context.need_key(), WebClient(context.network)) as client:
        try:
            version, checks = propagation.through(login_and_look, context.say)
        except OAuthRefusal as refusal:
            cause = diagnosed(context, refusal, username) if thorough else cause_of(refusal, flow, context.right)
            return Proof(username, str(refusal), cause.step, cause.hint)
    return _proven(username, version, checks)


def _told(context: StepContext, checks: Iterable[Check]) -> Iterator[Check]:
    for check in checks:
        context.say(check.line)
        yield check


def with_check(proof: Proof, check: Check) -> Proof:
    """The same proof after one more look."""
    checks = (*proof.checks, check)
    if check.ok is not False:
        return replace(proof, checks=checks)
    says = f"{proof.username} logged in with the app, and then {check.what}: {check.says}"
    return replace(proof, proven=False, says=says, step=check.step, hint=check.hint, checks=checks)


def _proven(username: str, version: str, checks: Sequence[Check]) -> Proof:
    """A login that worked; it proves the app where nothing that was looked at is wrong."""
    who = f"{username} logged in with the app"
    wrong = next((check for check in checks if check.ok is False), None)
    if wrong is not None:
        says = f"{who}, and then {wrong.what}: {wrong.says}"
        return Proof(username, says, wrong.step, wrong.hint, logged_in=True, checks=tuple(checks))
    called = f"called the API (v{version})" if version else "called the API"
    return Proof(username, f"{who} and {called}", proven=True, logged_in=True, checks=tuple(checks))


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
