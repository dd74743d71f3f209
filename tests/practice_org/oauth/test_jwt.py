"""The JWT bearer flow: every check, with the words of its refusal."""

from __future__ import annotations

import base64
import json
import time
from datetime import timedelta
from typing import Any

import pytest

from fixtures.practice_org.state.seed import ADMIN

from ..factory import key_pair
from ..talk import JWT_BEARER, URL, Talk, refusal

NOT_APPROVED = ("invalid_grant", "user hasn't approved this consumer")
INVALID_ASSERTION = ("invalid_grant", "invalid assertion")
INVALID_CLIENT = ("invalid_client_id", "client identifier invalid")


def test_answer() -> None:
    """A good assertion gets exactly the documented fields, and a token that works."""
    talk = Talk()
    answer = talk.jwt().json()
    assert set(answer) == {"access_token", "scope", "instance_url", "id", "token_type"}
    assert answer["instance_url"] == URL
    assert answer["scope"].split() == ["api", "web", "refresh_token"]
    org_id, user_id = answer["id"].split("/")[-2:]
    assert (len(org_id), len(user_id)) == (18, 18)
    assert answer["access_token"].startswith(f"{talk.org.state.org_id[:15]}!")
    assert talk.query(answer["access_token"], "SELECT Id FROM User").status_code == 200


def test_log_names_the_case_and_no_secret() -> None:
    """The log tells grant, client, user and verdict, and holds neither assertion nor token."""
    talk = Talk()
    token = talk.access_token()
    (entry,) = talk.org.log.grants(JWT_BEARER)
    assert (entry.client, entry.user, entry.verdict) == (talk.app.consumer_key, ADMIN, "ok")
    assert token not in repr(talk.org.log)
    assert "eyJ" not in repr(talk.org.log)


@pytest.mark.parametrize(
    "assertion",
    ["", "a.b", "a.b.c", "not a token", "e30.e30.", "eyJhbGciOiJSUzI1NiJ9.W10.AAAA"],
    ids=["empty", "two parts", "no base64", "words", "no alg", "claims are a list"],
)
def test_malformed(assertion: str) -> None:
    """What is no JWT is an invalid assertion."""
    assert refusal(Talk().token(JWT_BEARER, assertion=assertion)) == INVALID_ASSERTION


def test_unsigned() -> None:
    """An assertion with alg "none" is refused, whatever it claims."""
    talk = Talk()
    claims = {"iss": talk.app.consumer_key, "sub": ADMIN, "aud": URL, "exp": int(time.time()) + 60}
    parts = [base64.urlsafe_b64encode(json.dumps(part).encode()).decode() for part in ({"alg": "none"}, claims)]
    assertion = ".".join(part.rstrip("=") for part in parts) + "."
    assert refusal(talk.token(JWT_BEARER, assertion=assertion)) == INVALID_ASSERTION


def test_another_key() -> None:
    """A key that does not match the uploaded certificate is an invalid assertion."""
    assert refusal(Talk().jwt(key=key_pair("another").key)) == INVALID_ASSERTION


def test_unknown_consumer_key() -> None:
    """An iss that is no app's consumer key is not identified."""
    assert refusal(Talk().jwt(iss="3MVG9nobody")) == INVALID_CLIENT


@pytest.mark.parametrize("missing", [{"use_digital_signatures": False}, {"certificate": ""}, {"oauth_enabled": False}])
def test_app_without_digital_signatures(missing: dict[str, Any]) -> None:
    """Without steps 5, 7 and 8 the app is not one that can log in by JWT."""
    assert refusal(Talk(**missing).jwt()) == INVALID_CLIENT


def test_app_that_has_not_reached_the_server() -> None:
    """During the minutes after Save a new app is not identified, and then it is."""
    talk = Talk()
    talk.org.propagation = timedelta(minutes=10)
    assert refusal(talk.jwt()) == INVALID_CLIENT
    talk.org.clock.advance(minutes=10)
    assert talk.jwt(exp=int(time.time()) + 900).status_code == 200


@pytest.mark.parametrize(
    "audience",
    [URL, URL + "/", "https://login.salesforce.com", "https://login.salesforce.com/", "https://test.salesforce.com"],
)
def test_good_audience(audience: str) -> None:
    """Both login hosts and the org itself are audiences, with or without a slash at the end."""
    assert Talk().jwt(aud=audience).status_code == 200


@pytest.mark.parametrize("audience", ["https://example.com", [URL], None, "", URL + "/services"])
def test_bad_audience(audience: object) -> None:
    """Anything else is refused, and so is a list, even of a good one."""
    assert refusal(Talk().jwt(aud=audience)) == ("invalid_grant", "audience is invalid")


@pytest.mark.parametrize(
    "expiry",
    [
        lambda now: now + 180,
        lambda now: str(now + 180),
        lambda now: now,
        lambda now: now + 0.5,
        lambda now: now + 86400,
        lambda now: now * 1000,
        lambda now: now - 120,
    ],
    ids=["seconds", "text", "now", "float", "a day", "milliseconds", "within the leeway"],
)
def test_good_expiry(expiry: Any) -> None:
    """Every form of exp that clients of real orgs send is let through."""
    assert Talk().jwt(exp=expiry(int(time.time()))).status_code == 200


@pytest.mark.parametrize("expiry", [0, 1, "soon", None, True, [], float("nan"), float("inf"), -1, 10**400])
def test_bad_expiry(expiry: object) -> None:
    """A past exp is refused as an expired authorization code; one that is no finite time counts as past."""
    assert refusal(Talk().jwt(exp=expiry)) == ("invalid_grant", "expired authorization code")


def test_assertion_grows_old() -> None:
    """The org's own clock decides: an assertion that was good is refused after its time and the leeway."""
    talk = Talk()
    talk.org.clock.advance(minutes=7)
    assert refusal(talk.jwt()) == ("invalid_grant", "expired authorization code")


@pytest.mark.parametrize("subject", ["nobody@practice.example", None, 7])
def test_unknown_user(subject: object) -> None:
    """A user whom the org does not know has not approved anything."""
    assert refusal(Talk().jwt(sub=subject)) == NOT_APPROVED


def test_user_in_prn() -> None:
    """Old clients name the user in prn."""
    assert Talk().jwt(sub=None, prn=ADMIN.upper()).status_code == 200


def test_inactive_user() -> None:
    """A deactivated user is told so."""
    talk = Talk()
    talk.user().active = False
    assert refusal(talk.jwt()) == ("invalid_grant", "inactive user")


def test_checks_come_in_order() -> None:
    """Of several faults the one that is checked first is named: audience, then exp, then user."""
    talk = Talk()
    assert refusal(talk.jwt(aud="x", exp=0, sub="nobody"))[1] == "audience is invalid"
    assert refusal(talk.jwt(exp=0, sub="nobody"))[1] == "expired authorization code"
    assert refusal(talk.jwt(sub="nobody")) == NOT_APPROVED
