"""Two Python clients that nobody here wrote: simple-salesforce by JWT, Authlib through a token's whole life."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
import requests
from authlib.integrations.base_client import OAuthError
from authlib.integrations.requests_client import OAuth2Session
from requests.adapters import HTTPAdapter
from simple_salesforce.api import Salesforce
from simple_salesforce.exceptions import SalesforceAuthenticationFailed

from fixtures.practice_org.serving.server import PracticeOrg
from fixtures.practice_org.state.seed import ADMIN, PASSWORD

from ..practice_org.factory import CALLBACK, Made, connected_app

pytestmark = pytest.mark.clients


class _ToLoopback(HTTPAdapter):
    """Sends every request to one server: simple-salesforce can speak to https://*.salesforce.com only."""

    def __init__(self, base: str) -> None:
        super().__init__()
        self._base = base

    def send(self, request: requests.PreparedRequest, *args: Any, **kwargs: Any) -> requests.Response:
        asked = urlsplit(str(request.url))
        request.url = self._base + asked._replace(scheme="", netloc="").geturl()
        return super().send(request, *args, **kwargs)


@pytest.fixture
def org() -> Iterator[PracticeOrg]:
    with PracticeOrg() as practice:
        yield practice


@pytest.fixture
def session(org: PracticeOrg) -> Iterator[requests.Session]:
    """HTTP that ends at the practice org whatever host is asked for."""
    with requests.Session() as opened:
        opened.trust_env = False
        opened.mount("https://", _ToLoopback(org.url))
        yield opened


def simple_salesforce(session: requests.Session, made: Made, folder: Path) -> Salesforce:
    """Logs in by JWT with the app's key."""
    key = folder / "server.key"
    key.write_text(made.key, encoding="utf-8")
    return Salesforce(username=ADMIN, consumer_key=made.app.consumer_key, privatekey_file=str(key), session=session)


def test_simple_salesforce_reads(org: PracticeOrg, session: requests.Session, tmp_path: Path) -> None:
    """A JWT whose exp is text and whose audience is login.salesforce.com lets simple-salesforce in."""
    client = simple_salesforce(session, connected_app(org.org), tmp_path)
    found = client.query("SELECT Id FROM User WHERE Username = 'admin@practice.example'")
    assert found["totalSize"] == 1
    user = client.restful(f"sobjects/User/{found['records'][0]['Id']}")
    assert user is not None
    assert user["Username"] == ADMIN
    assert client.limits()["DailyApiRequests"]["Max"] > 0


def test_simple_salesforce_not_admin_approved(org: PracticeOrg, session: requests.Session, tmp_path: Path) -> None:
    """Without step 17 simple-salesforce shows the OAuth error code itself, which the Salesforce CLI drops."""
    with pytest.raises(SalesforceAuthenticationFailed) as refused:
        simple_salesforce(session, connected_app(org.org, profiles=[]), tmp_path)
    assert refused.value.code == "invalid_app_access"


def authlib(org: PracticeOrg, made: Made, *, scope: str = "api refresh_token") -> OAuth2Session:
    """Logs in by the web server flow with PKCE; the person's part is played by plain HTTP requests."""
    client = OAuth2Session(
        made.app.consumer_key,
        made.app.consumer_secret,
        scope=scope,
        redirect_uri=CALLBACK,
        code_challenge_method="S256",
        token_endpoint_auth_method="client_secret_post",
    )
    client.trust_env = False
    verifier = "v" * 64
    url, _ = client.create_authorization_url(f"{org.url}/services/oauth2/authorize", code_verifier=verifier)
    with httpx.Client(trust_env=False) as browser:
        browser.post(f"{org.url}/", data={"username": ADMIN, "pw": PASSWORD})
        callback = browser.get(url).headers["location"]
    client.fetch_token(f"{org.url}/services/oauth2/token", authorization_response=callback, code_verifier=verifier)
    return client


def introspect(org: PracticeOrg, client: OAuth2Session, token: str) -> dict[str, Any]:
    answer: requests.Response = client.introspect_token(f"{org.url}/services/oauth2/introspect", token=token)
    described: dict[str, Any] = answer.json()
    return described


def test_authlib_refreshes_and_introspects(org: PracticeOrg) -> None:
    """A refresh gives a new access token beside the old one, and introspection tells whose both are."""
    with authlib(org, connected_app(org.org)) as client:
        first, refresh = client.token["access_token"], client.token["refresh_token"]
        client.refresh_token(f"{org.url}/services/oauth2/token", refresh_token=refresh)
        second = client.token["access_token"]
        assert second != first
        for token in (first, second, refresh):
            told = introspect(org, client, token)
            assert told["active"] is True
            assert told["username"] == ADMIN
        assert client.get(f"{org.url}/services/oauth2/userinfo").json()["preferred_username"] == ADMIN


def test_authlib_revokes(org: PracticeOrg) -> None:
    """Revoking the refresh token ends its access token with it, and no new one can be had."""
    with authlib(org, connected_app(org.org)) as client:
        access, refresh = client.token["access_token"], client.token["refresh_token"]
        revoked = client.revoke_token(f"{org.url}/services/oauth2/revoke", token=refresh)  # type: ignore[no-untyped-call]  # its stubs are bare
        assert revoked.status_code == 200
        assert introspect(org, client, access) == {"active": False}
        with pytest.raises(OAuthError, match="expired access/refresh token"):
            client.refresh_token(f"{org.url}/services/oauth2/token", refresh_token=refresh)


def test_authlib_without_refresh_token_scope(org: PracticeOrg) -> None:
    """A client that does not ask for refresh_token gets none."""
    with authlib(org, connected_app(org.org), scope="api") as client:
        assert "refresh_token" not in client.token
        assert introspect(org, client, client.token["access_token"])["scope"] == "api"
