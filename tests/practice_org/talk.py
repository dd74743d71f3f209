"""A conversation with a practice org's OAuth server and REST API, in one process and without a socket."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import html
import re
import secrets
from concurrent.futures import ThreadPoolExecutor
from typing import Any, cast
from urllib.parse import parse_qs, urlsplit

import httpx
from starlette.applications import Starlette
from starlette.middleware import Middleware

from fixtures.practice_org.dialects import Dialect
from fixtures.practice_org.oauth import routes as oauth
from fixtures.practice_org.rest import routes as rest
from fixtures.practice_org.serving.access_log import AccessLog
from fixtures.practice_org.serving.web import environment
from fixtures.practice_org.sign_in import login
from fixtures.practice_org.state.model import ConnectedApp, User
from fixtures.practice_org.state.org import Org
from fixtures.practice_org.state.seed import ADMIN, PASSWORD

from .factory import CALLBACK, Made, connected_app

URL = "http://localhost:8000"
JWT_BEARER = "urn:ietf:params:oauth:grant-type:jwt-bearer"


class _InProcess(httpx.BaseTransport):
    """Hands each request to an ASGI app.

    In a thread of its own, because Playwright's sync API keeps an event loop running in the tests' thread.
    """

    def __init__(self, app: Starlette) -> None:
        self._inner = httpx.ASGITransport(app)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def answered() -> httpx.Response:
            answer = await self._inner.handle_async_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, answered()).result()


def _site(org: Org, dialect: Dialect) -> Starlette:
    """The org's parts that programs talk to, and the login form; no Setup pages."""
    site = Starlette(routes=[*login.routes, *oauth.routes, *rest.routes], middleware=[Middleware(AccessLog, org=org)])
    site.state.org = org
    site.state.dialect = dialect
    site.state.templates = environment()
    return site


class Talk:
    """A fresh org with one connected app, and a client who talks to it. `overrides` are the app's fields."""

    def __init__(self, **overrides: Any) -> None:
        self.org = Org()
        self.made: Made = connected_app(self.org, **overrides)
        self.http = self.browser()
        self.verifier = secrets.token_urlsafe(128)

    @property
    def app(self) -> ConnectedApp:
        return self.made.app

    def user(self, username: str = ADMIN) -> User:
        user = self.org.user(username)
        assert user is not None
        return user

    def browser(self, dialect: Dialect | None = None) -> httpx.Client:
        """Another browser: no cookies, and it stays where a redirect is answered."""
        return httpx.Client(transport=_InProcess(_site(self.org, dialect or Dialect())), base_url=URL)

    # the token endpoint

    def token(self, grant_type: str, **form: str) -> httpx.Response:
        """A token request with exactly these values."""
        return self.http.post("/services/oauth2/token", data={"grant_type": grant_type, **form})

    def jwt(self, **claims: Any) -> httpx.Response:
        """A JWT bearer request."""
        return self.token(JWT_BEARER, assertion=self.made.assertion(URL, **claims))

    def access_token(self) -> str:
        """An access token by the JWT bearer flow, which must succeed."""
        return str(self.jwt().raise_for_status().json()["access_token"])

    def redeem(self, code: str, **form: str) -> httpx.Response:
        """Exchanges a code as the CLI does; an empty value leaves a field out."""
        values = {
            "code": code,
            "client_id": self.app.consumer_key,
            "client_secret": self.app.consumer_secret,
            "redirect_uri": CALLBACK,
            "code_verifier": self.verifier,
        } | form
        return self.token("authorization_code", **{name: value for name, value in values.items() if value})

    def refresh(self, refresh_token: str, **form: str) -> httpx.Response:
        """Exchanges a refresh token as the CLI does; an empty value leaves a field out."""
        values = {
            "refresh_token": refresh_token,
            "client_id": self.app.consumer_key,
            "client_secret": self.app.consumer_secret,
        } | form
        return self.token("refresh_token", **{name: value for name, value in values.items() if value})

    # the browser's part

    @property
    def challenge(self) -> str:
        digest = hashlib.sha256(self.verifier.encode()).digest()
        return base64.urlsafe_b64encode(digest).decode().rstrip("=")

    def authorize(self, **query: str) -> httpx.Response:
        """Opens the authorize URL; an empty value leaves a parameter out."""
        values = {
            "response_type": "code",
            "client_id": self.app.consumer_key,
            "redirect_uri": CALLBACK,
            "state": "abcdef123456",
            "code_challenge": self.challenge,
        } | query
        kept = {name: value for name, value in values.items() if value}
        return self.http.get("/services/oauth2/authorize", params=kept)

    def log_in(self, asked: httpx.Response | None = None, username: str = ADMIN) -> httpx.Response:
        """Fills in the login form that `asked` led to, and follows it to where it wanted to go."""
        where = parse_qs(urlsplit(asked.headers["location"]).query)["startURL"][0] if asked is not None else "/"
        answer = self.http.post("/", data={"username": username, "pw": PASSWORD, "startURL": where})
        assert answer.is_redirect, answer.text
        return self.http.get(answer.headers["location"])

    def decide(self, page: httpx.Response, button: str = "oaapprove") -> httpx.Response:
        """Presses a button of the allow page."""
        assert page.status_code == 200, page.text
        assert 'id="oaapprove"' in page.text
        return self.http.post("/services/oauth2/authorize", data={**hidden(page), button: " x "})

    def code(self, **query: str) -> str:
        """A code, by login and (where it comes) allow page."""
        answer = self.authorize(**query)
        if answer.headers.get("location", "").startswith("/"):
            answer = self.log_in(answer)
        if answer.status_code == 200:
            answer = self.decide(answer)
        return sent_back(answer)["code"]

    def tokens(self, **query: str) -> dict[str, str]:
        """What the web server flow gives, all the way through."""
        return cast("dict[str, str]", self.redeem(self.code(**query)).raise_for_status().json())

    # the REST API

    def get(self, path: str, token: str, **query: str) -> httpx.Response:
        return self.http.get(path, params=query, headers={"Authorization": f"Bearer {token}"})

    def query(self, token: str, soql: str, **more: str) -> httpx.Response:
        return self.get("/services/data/v65.0/query", token, q=soql, **more)


def refusal(answer: httpx.Response) -> tuple[str, str]:
    """Error and description of a token endpoint's refusal."""
    assert answer.status_code == 400, answer.text
    assert answer.headers["content-type"] == "application/json;charset=UTF-8"
    body = answer.json()
    return body["error"], body["error_description"]


def sent_back(answer: httpx.Response) -> dict[str, str]:
    """What an answer carries to the callback URL."""
    assert answer.status_code == 302, answer.text
    target = answer.headers["location"]
    assert target.startswith(CALLBACK + "?"), target
    return {name: values[0] for name, values in parse_qs(urlsplit(target).query).items()}


def hidden(page: httpx.Response) -> dict[str, str]:
    """The hidden fields of a page's form."""
    found = re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)">', page.text)
    return {name: html.unescape(value) for name, value in found}
