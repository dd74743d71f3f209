"""What a refused login is put down to, and which refusals are waited for."""

from __future__ import annotations

import pytest

from automation.engine.step import Flow
from automation.network.oauth_answers import OAuthRefusal
from automation.oauth.propagation import Propagation
from automation.oauth.refusals import cause_of, on_its_way

UNAPPROVED = OAuthRefusal("invalid_grant", "user hasn't approved this consumer")
NOT_ADMIN = OAuthRefusal("invalid_app_access", "user is not admin approved to access this app")
OTHER_KEY = OAuthRefusal("invalid_grant", "invalid assertion")
UNKNOWN_KEY = OAuthRefusal("invalid_client_id", "client identifier invalid")
ALL = frozenset(range(1, 18))


@pytest.mark.parametrize(
    ("refusal", "right", "step", "says"),
    [
        (UNAPPROVED, (), 15, "Admin approved users"),
        (UNAPPROVED, {15}, 9, "refresh_token"),
        (UNAPPROVED, ALL, 0, "APP_JWT_USERNAME"),
        (NOT_ADMIN, (), 17, "assign one"),
        (NOT_ADMIN, ALL, 0, "assign one"),
        (UNKNOWN_KEY, (), 10, "Consumer Key"),
        (UNKNOWN_KEY, ALL, 0, "2 to 10 minutes"),
        (OTHER_KEY, ALL, 8, "APP_PRIVATE_KEY"),
        (OAuthRefusal("invalid_grant", "audience is invalid"), (), 0, "SF_LOGIN_URL"),
        (OAuthRefusal("invalid_grant", "inactive user"), (), 0, "deactivated"),
        (OAuthRefusal("invalid_grant", "IP restricted or invalid login hours"), (), 12, "Login IP Ranges"),
        (
            OAuthRefusal("invalid_client", "External client app is not installed in this org"),
            (),
            10,
            "this org's own app",
        ),
        (OAuthRefusal("app_not_found", ""), {10}, 0, "installed"),
        (OAuthRefusal("invalid_grant", "a sentence of next year"), (), 0, "Login History"),
        (OAuthRefusal("", ""), (), 0, "Login History"),
    ],
)
def test_cause(refusal: OAuthRefusal, right: frozenset[int], step: int, says: str) -> None:
    """The step that is blamed was not just read back as right, and the hint says what to do about what is left."""
    cause = cause_of(refusal, Flow.JWT, right)
    assert (cause.step, says in cause.hint) == (step, True), cause


def test_secret_is_the_web_flows() -> None:
    """A JWT login has no consumer secret, so none is blamed for it."""
    refusal = OAuthRefusal("invalid_client", "invalid client credentials")
    assert "secret" in cause_of(refusal, Flow.WEB).hint
    assert "secret" not in cause_of(refusal, Flow.JWT).hint


@pytest.mark.parametrize(
    ("refusal", "saved", "waits"),
    [
        (UNKNOWN_KEY, {10}, True),
        (UNKNOWN_KEY, {17}, False),
        (OTHER_KEY, {10}, False),
        (OTHER_KEY, {8, 10}, True),
        (UNAPPROVED, {16}, True),
        (NOT_ADMIN, {17}, True),
        (NOT_ADMIN, (), False),
        (OAuthRefusal("invalid_grant", "inactive user"), ALL, False),
        (OAuthRefusal("invalid_grant", "audience is invalid"), ALL, False),
        (OAuthRefusal("invalid_grant", "a sentence of next year"), ALL, False),
    ],
)
def test_waits_only_after_a_save(refusal: OAuthRefusal, saved: frozenset[int], *, waits: bool) -> None:
    """A login is tried again only where this run has saved what the refusal can be the echo of."""
    assert on_its_way(refusal, saved) is waits
    pauses: list[float] = []
    tries: list[int] = []

    def login() -> None:
        tries.append(1)
        raise refusal

    patient = Propagation(minutes=1, saved=frozenset(saved), pause=pauses.append)
    with pytest.raises(OAuthRefusal):
        patient.through(login, lambda _: None)
    assert (len(pauses), len(tries)) == ((4, 5) if waits else (0, 1))
