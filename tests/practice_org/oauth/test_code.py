"""The token endpoint's authorization_code grant, and what it refuses before any grant."""

from __future__ import annotations

import base64
import hashlib
import hmac

import jwt as pyjwt
import pytest

from ..talk import URL, Talk, refusal

INVALID_CODE = ("invalid_grant", "invalid authorization code")
INVALID_SECRET = ("invalid_client", "invalid client credentials")


def test_answer() -> None:
    """A code gets an access and a refresh token, signed with the consumer secret; the token works."""
    talk = Talk()
    answer = talk.tokens()
    assert set(answer) == {
        *("access_token", "refresh_token", "scope", "instance_url", "id", "token_type", "issued_at", "signature"),
    }
    signed = (answer["id"] + answer["issued_at"]).encode()
    digest = hmac.new(talk.app.consumer_secret.encode(), signed, hashlib.sha256).digest()
    assert answer["signature"] == base64.b64encode(digest).decode()
    assert talk.query(answer["access_token"], "SELECT Id FROM User").status_code == 200


def test_log_holds_no_secret() -> None:
    """Neither code nor token nor secret nor verifier is in the log after a whole web flow."""
    talk = Talk()
    code = talk.code()
    answer = talk.redeem(code).json()
    told = repr(talk.org.log)
    for secret in (code, answer["access_token"], answer["refresh_token"], talk.app.consumer_secret, talk.verifier):
        assert secret not in told


@pytest.mark.parametrize("name", ["", "password", "client_credentials"])
def test_unknown_grant(name: str) -> None:
    """A grant that the org does not speak is named so, a missing one too."""
    assert refusal(Talk().token(name)) == ("unsupported_grant_type", "grant type not supported")


def test_slash_at_the_end() -> None:
    """The address works with a slash at its end, without a redirect that would lose the form."""
    talk = Talk()
    form = {"grant_type": "refresh_token", "client_id": "nobody"}
    assert refusal(talk.http.post("/services/oauth2/token/", data=form))[0] == "invalid_client_id"


def test_unknown_client() -> None:
    """A client_id that is no consumer key is not identified."""
    talk = Talk()
    assert refusal(talk.redeem(talk.code(), client_id="3MVG9nobody"))[0] == "invalid_client_id"


@pytest.mark.parametrize("secret", ["", "wrong", "é"])
def test_secret(secret: str) -> None:
    """A wrong secret and a missing one are refused alike."""
    talk = Talk()
    assert refusal(talk.redeem(talk.code(), client_secret=secret)) == INVALID_SECRET


def test_secret_not_required() -> None:
    """With "Require Secret for Web Server Flow" off none is needed, and a wrong one is still refused."""
    talk = Talk(require_secret_for_web_server=False)
    assert refusal(talk.redeem(talk.code(), client_secret="wrong")) == INVALID_SECRET
    assert talk.redeem(talk.code(), client_secret="").status_code == 200


def test_secret_in_basic_header() -> None:
    """Key and secret may come in a Basic header."""
    talk = Talk()
    form = {
        "grant_type": "authorization_code",
        "code": talk.code(),
        "redirect_uri": talk.app.callback_urls[0],
        "code_verifier": talk.verifier,
    }
    auth = (talk.app.consumer_key, talk.app.consumer_secret)
    assert talk.http.post("/services/oauth2/token", data=form, auth=auth).status_code == 200


@pytest.mark.parametrize("code", ["aPrxnobody", ""])
def test_unknown_code(code: str) -> None:
    """A code that was never given out is invalid."""
    assert refusal(Talk().redeem(code)) == INVALID_CODE


def test_code_works_once() -> None:
    """The second exchange of a code is refused; what the first one gave stays good."""
    talk = Talk()
    code = talk.code()
    token = talk.redeem(code).json()["access_token"]
    assert refusal(talk.redeem(code)) == INVALID_CODE
    assert talk.query(token, "SELECT Id FROM User").status_code == 200


def test_code_of_another_app() -> None:
    """A code is good for the app that it was given to only."""
    talk, code = Talk(), ""
    code = talk.code()
    other = talk.org.state.connected_apps[0]
    answer = talk.redeem(code, client_id=other.consumer_key, client_secret=other.consumer_secret)
    assert refusal(answer) == INVALID_CODE


@pytest.mark.parametrize(("minutes", "status"), [(14, 200), (15, 400)])
def test_code_lives_fifteen_minutes(minutes: int, status: int) -> None:
    """A code is taken in its fifteenth minute and not after it."""
    talk = Talk()
    code = talk.code()
    talk.org.clock.advance(minutes=minutes)
    answer = talk.redeem(code)
    assert answer.status_code == status
    if status == 400:
        assert refusal(answer) == ("invalid_grant", "expired authorization code")


@pytest.mark.parametrize("uri", ["", "http://localhost:1919/OauthRedirect"])
def test_redirect_uri_differs(uri: str) -> None:
    """The exchange must name the redirect_uri that the code was asked with."""
    talk = Talk()
    answer = talk.redeem(talk.code(), redirect_uri=uri)
    assert refusal(answer) == ("redirect_uri_mismatch", "redirect_uri must match configuration")


def test_verifier_differs() -> None:
    """A verifier that does not match the challenge is an invalid request."""
    talk = Talk()
    assert refusal(talk.redeem(talk.code(), code_verifier="v" * 43))[0] == "invalid_request"


def test_verifier_missing() -> None:
    """A challenge without its verifier is an invalid grant."""
    talk = Talk()
    assert refusal(talk.redeem(talk.code(), code_verifier=""))[0] == "invalid_grant"


def test_verifier_without_challenge() -> None:
    """A verifier for a code that was asked without a challenge is refused: someone took the challenge out."""
    talk = Talk()
    assert refusal(talk.redeem(talk.code(code_challenge="")))[0] == "invalid_grant"


def test_without_pkce() -> None:
    """An app that does not require PKCE works without it."""
    talk = Talk()
    assert talk.redeem(talk.code(code_challenge=""), code_verifier="").status_code == 200


def test_deactivated_in_between() -> None:
    """A user who was deactivated after the login gets no token."""
    talk = Talk()
    code = talk.code()
    talk.user().active = False
    assert refusal(talk.redeem(code)) == ("invalid_grant", "inactive user")


def test_no_longer_approved() -> None:
    """A user whose profile was taken from the app after the login gets no token."""
    talk = Talk()
    code = talk.code()
    talk.app.profiles.clear()
    assert refusal(talk.redeem(code))[0] == "invalid_app_access"


def test_id_token() -> None:
    """With openid comes an id_token that the published key verifies, with the nonce of the request."""
    talk = Talk(scopes=["api", "openid"])
    answer = talk.tokens(scope="openid", nonce="n-0S6")
    assert "refresh_token" not in answer
    config = talk.http.get("/.well-known/openid-configuration").json()
    assert config["issuer"] == URL
    (key,) = pyjwt.PyJWKSet.from_dict(talk.http.get(config["jwks_uri"]).json()).keys
    claims = pyjwt.decode(answer["id_token"], key.key, algorithms=["RS256"], audience=talk.app.consumer_key, issuer=URL)
    assert (claims["nonce"], claims["sub"]) == ("n-0S6", answer["id"])
