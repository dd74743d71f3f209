"""Revocation, introspection, identity, and the way from a token to a browser session."""

from __future__ import annotations

import httpx
import pytest

from fixtures.practice_org.state.model import PermittedUsers
from fixtures.practice_org.state.seed import ADMIN

from ..talk import Talk, refusal

SOQL = "SELECT Id FROM User"


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_revoke_access_token(method: str) -> None:
    """A revoked access token is dead, and its refresh token still gives a new one."""
    talk = Talk()
    tokens = talk.tokens()
    where = {"params" if method == "GET" else "data": {"token": tokens["access_token"]}}
    answer = talk.http.request(method, "/services/oauth2/revoke", **where)  # type: ignore[arg-type]
    assert (answer.status_code, answer.content) == (200, b"")
    assert talk.query(tokens["access_token"], SOQL).status_code == 401
    assert talk.refresh(tokens["refresh_token"]).status_code == 200


def test_revoke_refresh_token() -> None:
    """Revoking a refresh token ends it, every access token it gave, and the approval it stood for."""
    talk = Talk(permitted_users=PermittedUsers.SELF_AUTHORIZE)
    tokens = talk.tokens()
    second = talk.refresh(tokens["refresh_token"]).json()["access_token"]
    talk.http.post("/services/oauth2/revoke", data={"token": tokens["refresh_token"]})
    for dead in (tokens["access_token"], second):
        assert talk.query(dead, SOQL).status_code == 401
    assert refusal(talk.refresh(tokens["refresh_token"])) == ("invalid_grant", "expired access/refresh token")
    assert refusal(talk.jwt())[1] == "user hasn't approved this consumer"


def test_revoke_nothing() -> None:
    """A token that is dead or never was is an invalid one; a browser's session is of another type."""
    talk = Talk()
    assert refusal(talk.http.post("/services/oauth2/revoke", data={"token": "x"}))[0] == "invalid_token"
    token = talk.access_token()
    assert talk.http.post("/services/oauth2/revoke", data={"token": token}).status_code == 200
    assert refusal(talk.http.post("/services/oauth2/revoke", data={"token": token}))[0] == "invalid_token"
    sid = talk.org.sign_in(talk.user())
    answer = talk.http.post("/services/oauth2/revoke", data={"token": sid})
    assert refusal(answer)[0] == "unsupported_token_type"


def introspect(talk: Talk, token: str, **form: str) -> httpx.Response:
    """Asks as the app itself, unless the form says otherwise."""
    values = {"client_id": talk.app.consumer_key, "client_secret": talk.app.consumer_secret, "token": token}
    return talk.http.post("/services/oauth2/introspect", data=values | form)


def test_introspect() -> None:
    """Introspection tells whose a token is, what it may and how long; of a dead one only that it is dead."""
    talk = Talk()
    tokens = talk.tokens()
    told = introspect(talk, tokens["access_token"]).json()
    assert (told["active"], told["username"], told["client_id"]) == (True, ADMIN, talk.app.consumer_key)
    assert (told["token_type"], told["exp"] - told["iat"]) == ("access_token", 15 * 60)
    told = introspect(talk, tokens["refresh_token"]).json()
    assert (told["token_type"], told["exp"] - told["iat"]) == ("refresh_token", 90 * 86400)
    talk.org.clock.advance(minutes=16)
    assert introspect(talk, tokens["access_token"]).json() == {"active": False}


def test_userinfo_and_identity() -> None:
    """Both tell who the token's user is; the identity URL also takes the token from the query."""
    talk = Talk()
    answer = talk.jwt().json()
    told = talk.get("/services/oauth2/userinfo", answer["access_token"]).json()
    assert (told["preferred_username"], told["user_id"]) == (ADMIN, talk.user().id)
    assert told["sub"] == answer["id"]
    query = {"format": "json", "oauth_token": answer["access_token"]}
    told = talk.http.get(answer["id"], params=query).json()
    assert (told["username"], told["organization_id"]) == (ADMIN, talk.org.state.org_id)


def test_userinfo_of_a_browsers_session() -> None:
    """A session id begins with its org's id and serves as an access token at userinfo, until the session ends."""
    talk = Talk()
    sid = talk.org.sign_in(talk.user())
    assert sid.startswith(f"{talk.org.state.org_id[:15]}!")
    told = talk.get("/services/oauth2/userinfo", sid).json()
    assert (told["preferred_username"], told["organization_id"]) == (ADMIN, talk.org.state.org_id)
    talk.org.end_sessions()
    assert talk.get("/services/oauth2/userinfo", sid).status_code == 403


@pytest.mark.parametrize("where", ["userinfo", "identity"])
def test_identity_with_a_dead_token(where: str) -> None:
    """The identity service answers a dead token with 403 and plain text, not with the REST API's 401."""
    talk = Talk()
    answer = talk.jwt().json()
    talk.org.clock.advance(hours=1)
    path = "/services/oauth2/userinfo" if where == "userinfo" else answer["id"]
    refused = talk.get(path, answer["access_token"])
    assert (refused.status_code, refused.text) == (403, "Bad_OAuth_Token")


def single_access(talk: Talk) -> str:
    answer = talk.get("/services/oauth2/singleaccess", talk.access_token())
    url: str = answer.raise_for_status().json()["frontdoor_uri"]
    return url


def test_single_access() -> None:
    """The one-time URL signs a browser in, once; used again it shows the login form."""
    talk = Talk()
    url = single_access(talk)
    browser = talk.browser()
    landed = browser.get(url)
    assert landed.headers["location"] == "/lightning/setup/SetupOneHome/home"
    assert talk.org.session_user(browser.cookies["sid"]) is talk.user()
    again = talk.browser().get(url)
    assert again.headers["location"].startswith("/?")
    assert "set-cookie" not in again.headers


@pytest.mark.parametrize("method", ["GET", "POST"])
def test_frontdoor_with_an_access_token(method: str) -> None:
    """An access token as sid opens a browser session too, in the query or in a form."""
    talk = Talk()
    values = {"sid": talk.access_token(), "retURL": "/lightning/setup/NavigationMenus/home"}
    browser = talk.browser()
    if method == "GET":
        landed = browser.get("/secur/frontdoor.jsp", params=values)
    else:
        landed = browser.post("/secur/frontdoor.jsp", data=values)
    assert landed.headers["location"] == "/lightning/setup/NavigationMenus/home"
    assert talk.org.session_user(browser.cookies["sid"]) is talk.user()
