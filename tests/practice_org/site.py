"""A practice org's Setup pages without a browser and without a socket: requests in, pages and state out."""

from __future__ import annotations

import asyncio
import html
import re
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import httpx

from fixtures.practice_org import ADMIN, PASSWORD, Dialect, create_app
from fixtures.practice_org.pages.app_fields import PREFIX, SCOPES_VALUE, TAILS
from fixtures.practice_org.state.model import ConnectedApp
from fixtures.practice_org.state.org import Org

from .factory import CALLBACK, key_pair

URL = "http://localhost:8000"
NEW = "/app/mgmt/forceconnectedapps/forceAppEdit.apexp"
DETAIL = "/app/mgmt/forceconnectedapps/forceAppDetail.apexp"
POLICIES = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/d"
EDIT_POLICIES = "/_ui/core/application/force/connectedapp/ForceConnectedApplicationPage/e"


class _InProcess(httpx.BaseTransport):
    """Hands each request to the org's ASGI app.

    In a thread of its own, because Playwright's sync API keeps an event loop running in the tests' thread.
    """

    def __init__(self, org: Org, edition: str, dialect: Dialect | None) -> None:
        self._inner = httpx.ASGITransport(create_app(org, edition=edition, dialect=dialect))

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        async def answered() -> httpx.Response:
            answer = await self._inner.handle_async_request(request)
            return httpx.Response(answer.status_code, headers=answer.headers, content=await answer.aread())

        with ThreadPoolExecutor(1) as thread:
            return thread.submit(asyncio.run, answered()).result()


class Site:
    """A fresh org and a client that is signed in to it, as `username` (nobody when empty)."""

    def __init__(
        self,
        org: Org | None = None,
        *,
        username: str = ADMIN,
        edition: str = "G2",
        url: str = URL,
        dialect: str = "",
    ) -> None:
        self.org = org or Org()
        self.http = httpx.Client(transport=_InProcess(self.org, edition, Dialect.parse(dialect)), base_url=url)
        if username:
            assert self.log_in(username).is_redirect

    def log_in(self, username: str = ADMIN, password: str = PASSWORD, start: str = "") -> httpx.Response:
        return self.http.post("/", data={"username": username, "pw": password, "startURL": start})

    def follow(self, answer: httpx.Response) -> httpx.Response:
        """Where the redirects of an answer end."""
        while answer.is_redirect:
            answer = self.http.get(str(answer.url.join(answer.headers["location"])))
        return answer

    def get(self, path: str, **query: str) -> httpx.Response:
        return self.http.get(path, params=query or None)

    def save_app(
        self, app: ConnectedApp | None = None, *, certificate: bytes | None = None, **values: Any
    ) -> httpx.Response:
        """Posts the app form as step 10 leaves it; `values` replace a field, and None takes one out."""
        fields: dict[str, Any] = {
            "name": "Salesforce CLI",
            "api_name": "Salesforce_CLI",
            "contact_email": "owner@practice.example",
            "oauth_enabled": "1",
            "callback_url": CALLBACK,
            "scopes": "api,web,refresh_token",
        } | values
        names = {name: PREFIX + tail for name, tail in TAILS.items()} | {"scopes": SCOPES_VALUE}
        data = {names.get(name, name): value for name, value in fields.items() if value is not None}
        file = ("server.crt", certificate) if certificate is not None else ("", b"")
        query = {"id": app.consumer_id} if app is not None else None
        return self.http.post(NEW, params=query, data=data, files={names["certificate"]: file})

    def made_app(self, **values: Any) -> ConnectedApp:
        """An app made by the form, certificate and all."""
        certificate = key_pair().certificate.encode()
        answer = self.save_app(certificate=certificate, **({"use_digital_signatures": "1"} | values))
        assert errors(answer) == []
        return self.org.state.connected_apps[-1]

    def save_policies(self, app: ConnectedApp, **values: Any) -> httpx.Response:
        """Posts Edit Policies with the guide's values; `values` replace a field, and None takes one out."""
        fields = {
            "userpolicy": "1",
            "ippolicy": "0",
            "refreshtokenpolicy": "specific_lifetime",
            "specific_lifetime_period": "90",
            "specific_lifetime_unit": "Day(s)",
            "sessiontimeout": "15",
        } | values
        data = {name: value for name, value in fields.items() if value is not None}
        return self.http.post(EDIT_POLICIES, params={"applicationId": app.application_id}, data=data)


def errors(page: httpx.Response) -> list[str]:
    """What the app form says is wrong."""
    return [html.unescape(found) for found in re.findall(r"<li>(.*?)</li>", page.text)]


def cells(page: httpx.Response) -> dict[str, str]:
    """A detail page's values by label, tags taken out."""
    rows = re.findall(r'<t[dh] class="labelCol[^>]*>(.*?)</t[dh]><td class="dataCol">(.*?)</td>', page.text, re.S)
    return {label: html.unescape(re.sub(r"<[^>]+>", " ", value)).strip() for label, value in rows}


def buttons(page: httpx.Response) -> list[str]:
    """The values of a page's buttons."""
    return re.findall(r'<input type="(?:button|submit)"[^>]* value="([^"]*)"', page.text)
