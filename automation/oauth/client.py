"""An OAuth client of our own for the proof: JWT bearer, authorization code, revocation. It knows no page."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode, urljoin

import jwt
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey

from pages.values.secret import Secret

from ..errors import AutomationError
from ..network.api_answers import newest_version, served
from ..network.oauth_answers import OAuthRefusal, clock_behind, granted
from ..network.web_answer import Answer
from ..network.web_client import WebClient

__all__ = ["Grant", "OAuthClient", "OAuthRefusal", "Pkce"]

_JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_LIFE = timedelta(minutes=3)
_SKEW = timedelta(minutes=1)
"""A clock that is off by less makes no assertion late."""
_WHATEVER_AUDIENCE = frozenset(
    {"invalid_client_id", "invalid_client", "invalid_app_access", "app_not_found", "app_blocked", "inactive_user"}
)
"""Refusals of the app or its user, which another audience does not change: no more failed logins are made of them."""
_EVERYWHERE = ("https://login.salesforce.com", "https://test.salesforce.com")


@dataclass(frozen=True, slots=True)
class Grant:
    """What a login gave."""

    access_token: Secret
    refresh_token: Secret
    instance_url: str
    scopes: frozenset[str] = frozenset()
    """As the org says; empty where it does not."""
    identity_url: str = ""


@dataclass(frozen=True, slots=True)
class Pkce:
    """A code verifier and its S256 challenge; fresh each time."""

    verifier: Secret = field(default_factory=lambda: Secret(secrets.token_urlsafe(64)))

    @property
    def challenge(self) -> str:
        """What the authorize URL carries."""
        digest = hashlib.sha256(self.verifier.reveal().encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


def audiences(login_url: str) -> tuple[str, ...]:
    """The audiences of a JWT login in the CLI's order: the login address itself, then those of all orgs.

    The CLI writes the first with a slash at its end, and never asks one of the two common addresses with the other's
    audience. It also posts to those two addresses; an assertion is sent nowhere here but to the address that was
    given. Source: requests of @salesforce/cli 2.146.3 and 2.150.6; grade A.
    """
    url = login_url.rstrip("/")
    return (f"{url}/",) if url in _EVERYWHERE else (f"{url}/", *_EVERYWHERE)


class OAuthClient:
    """Talks to the token endpoint of `login_url` as the app with `consumer_key`. Use it as a context manager."""

    def __init__(self, login_url: str, consumer_key: str, web: WebClient | None = None) -> None:
        self.login_url = login_url.rstrip("/")
        self.consumer_key = consumer_key
        self._web = web or WebClient()
        self._behind = timedelta()

    def __enter__(self) -> OAuthClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._web.close()

    def jwt_login(self, username: str, key: RSAPrivateKey) -> Grant:
        """The JWT bearer flow, with each audience that the CLI would try.

        The CLI's assertions never expire in practice, so that it logs in from a machine whose clock is wrong; here an
        assertion that the org calls expired is made again, by the org's clock.

        Raises:
            OAuthRefusal: the org refused them all; the first refusal that is not about the audience tells most.
            AutomationError: the org cannot be reached (exit code 6).
        """
        refusals = []
        for audience in audiences(self.login_url):
            try:
                return self._by_assertion(username, key, audience)
            except OAuthRefusal as refusal:
                refusals.append(refusal)
                if "expired" in refusal.description.lower() and abs(self._behind) > _SKEW:
                    try:
                        return self._by_assertion(username, key, audience)
                    except OAuthRefusal as another:
                        refusals[-1] = another
                if refusals[-1].error in _WHATEVER_AUDIENCE:
                    break
        raise next((one for one in refusals if "audience" not in one.description.lower()), refusals[0])

    def _by_assertion(self, username: str, key: RSAPrivateKey, audience: str) -> Grant:
        expires = datetime.now(UTC) + self._behind + _LIFE
        assertion = {"iss": self.consumer_key, "sub": username, "aud": audience, "exp": expires}
        return self._grant({"grant_type": _JWT_BEARER, "assertion": jwt.encode(assertion, key, algorithm="RS256")})

    def authorize_url(self, redirect_uri: str, scopes: str, state: str, pkce: Pkce) -> str:
        """Where a browser begins the authorization code flow."""
        query = {
            "response_type": "code",
            "client_id": self.consumer_key,
            "redirect_uri": redirect_uri,
            "scope": scopes,
            "state": state,
            "code_challenge": pkce.challenge,
            "code_challenge_method": "S256",
        }
        return f"{self.login_url}/services/oauth2/authorize?{urlencode(query)}"

    def code_login(self, code: Secret, redirect_uri: str, consumer_secret: Secret, pkce: Pkce) -> Grant:
        """The second half of the authorization code flow.

        Raises:
            OAuthRefusal: the org refused.
            AutomationError: the org cannot be reached (exit code 6).
        """
        return self._grant(
            {
                "grant_type": "authorization_code",
                "code": code.reveal(),
                "client_id": self.consumer_key,
                "client_secret": consumer_secret.reveal(),
                "redirect_uri": redirect_uri,
                "code_verifier": pkce.verifier.reveal(),
            }
        )

    def refresh(self, grant: Grant, consumer_secret: Secret) -> Grant:
        """A new access token for the refresh token.

        Raises:
            OAuthRefusal: the org refused.
            AutomationError: the org cannot be reached (exit code 6).
        """
        form = {"grant_type": "refresh_token", "refresh_token": grant.refresh_token.reveal()}
        return self._grant(form | {"client_id": self.consumer_key, "client_secret": consumer_secret.reveal()})

    def ask(self, grant: Grant, path: str, **form: str) -> Answer:
        """What the org answers to a question with the access token, or to a form without it, at a path of its own."""
        if form:
            form["client_id"] = self.consumer_key
            return self._web.ask("POST", urljoin(grant.instance_url, path), form=form)
        bearer = {"Authorization": f"Bearer {grant.access_token.reveal()}"}
        return self._web.ask("GET", urljoin(grant.instance_url, path), headers=bearer)

    def call(self, grant: Grant) -> str:
        """Calls the REST API with the new token, as a proof that it serves; returns the API version called.

        Raises:
            OAuthRefusal: the API refused.
            AutomationError: the org cannot be reached (exit code 6).
        """
        newest = newest_version(self._web.ask("GET", urljoin(grant.instance_url, "/services/data")))
        served(self.ask(grant, newest.url))
        return newest.version

    def forget(self, grant: Grant) -> str:
        """Revokes what a proof was given. Returns what went wrong, as a sentence; empty when nothing of it stays valid.

        A proof is none the worse for it, so that nothing is raised.
        """
        token = grant.refresh_token or grant.access_token
        try:
            answer = self._web.ask("POST", f"{self.login_url}/services/oauth2/revoke", form={"token": token.reveal()})
        except AutomationError as error:
            return f"the token of the test login could not be revoked, and is valid until it expires: {error}"
        if answer.status == 200 and not answer.is_page:
            return ""
        return f"the org did not revoke the token of the test login ({answer.status}): it is valid until it expires"

    def _grant(self, form: dict[str, str]) -> Grant:
        answer = self._web.ask("POST", f"{self.login_url}/services/oauth2/token", form=form)
        self._behind = clock_behind(answer)
        given = granted(answer)
        access, refresh, scopes = Secret(given.access_token), Secret(given.refresh_token), given.scope.split()
        return Grant(access, refresh, given.instance_url, frozenset(scopes), given.id)
