"""The authorize endpoint: what it shows, what it sends back to the callback, and what it must not send there."""

from __future__ import annotations

from urllib.parse import urlsplit

import pytest

from fixtures.practice_org.state.model import PermittedUsers
from fixtures.practice_org.state.seed import ADMIN, INTEGRATION

from ..factory import CALLBACK
from ..talk import Talk, sent_back

SELF = PermittedUsers.SELF_AUTHORIZE


def test_admin_approved_skips_the_allow_page() -> None:
    """Login and nothing more: code and state are at the callback."""
    talk = Talk()
    back = sent_back(talk.log_in(talk.authorize()))
    assert back["state"] == "abcdef123456"
    assert len(back["code"]) > 4


def test_self_authorized_asks() -> None:
    """The allow page names app, user and scopes, and Allow gives code and state."""
    talk = Talk(permitted_users=SELF)
    page = talk.log_in(talk.authorize(scope="api refresh_token"))
    for text in (talk.app.name, ADMIN, "(api)", "(refresh_token, offline_access)"):
        assert text in page.text
    assert "(web)" not in page.text
    assert set(sent_back(talk.decide(page))) == {"code", "state"}


def test_deny() -> None:
    """Deny sends the refusal to the callback, in the documented words, and leaves no approval."""
    talk = Talk(permitted_users=SELF)
    answer = talk.decide(talk.log_in(talk.authorize()), "oadeny")
    assert "error_description=end-user+denied+authorization" in answer.headers["location"]
    assert sent_back(answer) == {
        "error": "access_denied",
        "error_description": "end-user denied authorization",
        "state": "abcdef123456",
    }
    assert talk.org.state.approvals == []


def test_allowed_once_for_these_scopes() -> None:
    """Who has allowed these scopes is not asked again, who wants more is, and prompt=consent always is."""
    talk = Talk(permitted_users=SELF)
    talk.code(scope="api refresh_token")
    sent_back(talk.authorize(scope="api"))
    assert talk.authorize(scope="api web").status_code == 200
    assert talk.authorize(scope="api", prompt="consent").status_code == 200


def test_prompt_login_asks_once() -> None:
    """prompt=login asks for a login in spite of a session, and after that login goes on."""
    talk = Talk()
    talk.log_in()
    sent_back(talk.authorize())
    asked = talk.authorize(prompt="login")
    for answer in (asked, talk.authorize()):
        assert urlsplit(answer.headers["location"]).path == "/", "the old session is over"
    assert sent_back(talk.log_in(asked))["code"]


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"client_id": "3MVG9nobody"}, "invalid_client_id"),
        ({"client_id": ""}, "invalid_client_id"),
        ({"redirect_uri": "http://localhost:1919/OauthRedirect"}, "redirect_uri_mismatch"),
        ({"redirect_uri": CALLBACK + "/"}, "redirect_uri_mismatch"),
        ({"redirect_uri": ""}, "redirect_uri_mismatch"),
        ({"code_challenge_method": "plain"}, "invalid_request"),
    ],
)
def test_no_redirect(query: dict[str, str], error: str) -> None:
    """A wrong client, callback or PKCE method is told to the person and never to the callback."""
    answer = Talk().authorize(**query)
    assert answer.status_code == 400
    assert "location" not in answer.headers
    assert "content-type" not in answer.headers
    assert answer.text.startswith(f"error={error}&error_description=")


def test_pkce_required() -> None:
    """With "Require PKCE" on, a request without a challenge is refused in the body, one with it works."""
    talk = Talk(require_pkce=True)
    refused = talk.authorize(code_challenge="")
    assert refused.text == "error=invalid_request&error_description=missing required code challenge"
    assert talk.redeem(talk.code()).status_code == 200


@pytest.mark.parametrize(
    ("query", "error"),
    [
        ({"scope": "api full"}, "invalid_scope"),
        ({"scope": "openid"}, "invalid_scope"),
        ({"response_type": "token"}, "unsupported_response_type"),
        ({"response_type": ""}, "unsupported_response_type"),
    ],
)
def test_sent_to_the_callback(query: dict[str, str], error: str) -> None:
    """What the app is not set up for goes back to it, with its state."""
    back = sent_back(Talk().authorize(**query))
    assert (back["error"], back["state"]) == (error, "abcdef123456")


@pytest.mark.parametrize(
    ("has", "asks", "granted"),
    [
        ("api web refresh_token", "", "api web refresh_token"),
        ("api web refresh_token", "offline_access api", "refresh_token api"),
        ("api web refresh_token", "api id", "api id"),
        ("full", "api web", "api web"),
    ],
    ids=["all", "offline_access is refresh_token", "id is implied", "full covers others"],
)
def test_scopes(has: str, asks: str, granted: str) -> None:
    """A client gets the scopes that it asks for, within the app's."""
    talk = Talk(scopes=has.split())
    assert talk.tokens(scope=asks)["scope"] == granted


def test_not_admin_approved() -> None:
    """A user of no attached profile is sent back with the authorize endpoint's own code for it."""
    talk = Talk()
    back = sent_back(talk.log_in(talk.authorize(), username=INTEGRATION))
    assert back["error"] == "OAUTH_APP_ACCESS_DENIED"
    assert back["error_description"] == "user is not admin approved to access this app"
    entry = talk.org.log.entries[-1]
    assert (entry.user, entry.client) == (INTEGRATION, talk.app.consumer_key)
    assert entry.verdict == "OAUTH_APP_ACCESS_DENIED: user is not admin approved to access this app"
