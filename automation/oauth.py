"""An OAuth client of our own for the proof: JWT bearer, authorization code, revocation. It knows no page."""

from __future__ import annotations

import base64
import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urljoin

import httpx
import jwt

from pages.secret import Secret

from .errors import AutomationError

_JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"
_LIFE = timedelta(minutes=3)
_PATIENCE = 30.0
"""Seconds for one answer of the org."""


class OAuthRefusal(Exception):
    """The org refused a login, in its own words."""

    def __init__(self, error: str, description: str) -> None:
        super().__init__(f"{error}: {description}" if description else error)
        self.error = error
        self.description = description


@dataclass(frozen=True, slots=True)
class Grant:
    """What a login gave."""

    access_token: Secret
    refresh_token: Secret
    instance_url: str


@dataclass(frozen=True, slots=True)
class Pkce:
    """A code verifier and its S256 challenge; fresh each time."""

    verifier: Secret = field(default_factory=lambda: Secret(secrets.token_urlsafe(64)))

    @property
    def challenge(self) -> str:
        """What the authorize URL carries."""
        digest = hashlib.sha256(self.verifier.reveal().encode("ascii")).digest()
        return base64.urlsafe_b64encode(digest).rstrip(b"=").decode("ascii")


class OAuthClient:
    """Talks to the token endpoint of `login_url` as the app with `consumer_key`. Use it as a context manager."""

    def __init__(self, login_url: str, consumer_key: str) -> None:
        self.login_url = login_url.rstrip("/")
        self.consumer_key = consumer_key
        # A proxy of the environment is for the world outside, not for an org on this machine.
        outside = not httpx.URL(login_url).host.endswith(("localhost", "127.0.0.1"))
        self._http = httpx.Client(timeout=_PATIENCE, trust_env=outside, event_hooks={"request": [_to_loopback]})

    def __enter__(self) -> OAuthClient:
        return self

    def __exit__(self, *_: object) -> None:
        self._http.close()

    def jwt_login(self, username: str, private_key: Path) -> Grant:
        """The JWT bearer flow.

        Raises:
            OAuthRefusal: the org refused.
            AutomationError: the org cannot be reached (exit code 6).
        """
        claims = {
            "iss": self.consumer_key,
            "sub": username,
            "aud": self.login_url,
            "exp": datetime.now(UTC) + _LIFE,
        }
        assertion = jwt.encode(claims, private_key.read_bytes(), algorithm="RS256")
        return self._grant({"grant_type": _JWT_BEARER, "assertion": assertion})

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

    def call(self, grant: Grant) -> str:
        """Calls the REST API with the new token, as a proof that it serves; returns the API version called.

        Raises:
            OAuthRefusal: the API refused.
            AutomationError: the org cannot be reached (exit code 6).
        """
        versions = self._ask("GET", urljoin(grant.instance_url, "/services/data")).json()
        newest = max(versions, key=lambda version: float(version["version"]))
        bearer = {"Authorization": f"Bearer {grant.access_token.reveal()}"}
        answer = self._ask("GET", urljoin(grant.instance_url, newest["url"]), headers=bearer)
        if answer.status_code != 200:
            raise OAuthRefusal(*_api_refusal(answer))
        return str(newest["version"])

    def userinfo(self, session: Secret) -> dict[str, Any]:
        """Who a session or an access token stands for, as OpenID Connect claims; empty where the org does not say.

        Raises:
            AutomationError: the org cannot be reached (exit code 6).
        """
        bearer = {"Authorization": f"Bearer {session.reveal()}"}
        answer = self._ask("GET", f"{self.login_url}/services/oauth2/userinfo", headers=bearer)
        return _json(answer) if answer.status_code == 200 else {}

    def forget(self, grant: Grant) -> None:
        """Revokes what a proof was given: nothing of it stays valid.

        Raises:
            AutomationError: the org cannot be reached (exit code 6).
        """
        token = grant.refresh_token or grant.access_token
        self._ask("POST", f"{self.login_url}/services/oauth2/revoke", data={"token": token.reveal()})

    def _grant(self, form: dict[str, str]) -> Grant:
        answer = self._ask("POST", f"{self.login_url}/services/oauth2/token", data=form)
        body = _json(answer)
        if answer.status_code != 200 or "access_token" not in body:
            raise OAuthRefusal(str(body.get("error", answer.status_code)), str(body.get("error_description", "")))
        return Grant(
            Secret(body["access_token"]),
            Secret(body.get("refresh_token", "")),
            body.get("instance_url", self.login_url),
        )

    def _ask(self, method: str, url: str, **options: Any) -> httpx.Response:
        try:
            answer = self._http.request(method, url, **options)
        except httpx.HTTPError as error:
            raise AutomationError(f"{self.login_url} cannot be reached for the proof: {error}", exit_code=6) from error
        if answer.status_code >= 500:
            raise AutomationError(f"{self.login_url} answers {answer.status_code} to the proof", exit_code=6)
        return answer


def _to_loopback(request: httpx.Request) -> None:
    """Names below localhost are this machine (RFC 6761); browsers know that, not every system's resolver does."""
    if request.url.host.endswith(".localhost"):
        request.url = request.url.copy_with(host="127.0.0.1")  # the Host header keeps the name


def _json(answer: httpx.Response) -> dict[str, Any]:
    try:
        body = answer.json()
    except ValueError:
        return {}
    return body if isinstance(body, dict) else {}


def _api_refusal(answer: httpx.Response) -> tuple[str, str]:
    try:
        first = answer.json()[0]
        return str(first["errorCode"]), str(first["message"])
    except (ValueError, LookupError, TypeError):
        return str(answer.status_code), answer.reason_phrase
