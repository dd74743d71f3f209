"""Which step a refused login points to, what to do, and which saves it may be waiting for. It asks no org.

Descriptions were seen by third parties against real orgs (grade A-), codes stand in the org's own lists; `(C)` marks
those that only a list names.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..engine.step import Flow
from ..network.oauth_answers import OAuthRefusal
from ..settings.advised_commands import advised


@dataclass(frozen=True, slots=True)
class Cause:
    """The step that is probably wrong, 0 for none, and what to do."""

    step: int
    hint: str


@dataclass(frozen=True, slots=True)
class _Known:
    """What a refusal may mean.

    `steps` with what to do about each, the likeliest first; a step that this very run has read back as right is passed
    over. `else_` is what remains then. `follows` are the steps whose save takes minutes to reach all servers, during
    which the org refuses so. In a hint `{verify}` and `{rotate}` stand for commands.
    """

    steps: tuple[tuple[int, str], ...] = ()
    else_: str = ""
    follows: frozenset[int] = frozenset()


_APP, _POLICIES, _USERS = 10, 16, 17
"""The steps that save."""
_CERTIFICATE = 8
"""What the org's page shows of a certificate does not tell which one it is."""
_LATER = "changes can take 2 to 10 minutes to reach every server: wait, and run {verify}"
_WHO = (
    "check the user who logs in, APP_JWT_USERNAME, letter by letter (in a sandbox it ends in the sandbox's name), and "
    "that SF_LOGIN_URL is that user's own org"
)
_HISTORY = "Setup > Login History of that user may tell why"
_KEY = f"{_LATER}. If it stays, the consumer key is not this org's: check SF_LOGIN_URL"
_ASSIGN = "the user who logs in has none of the chosen profiles and permission sets: assign one to that user"

_NOBODY = _Known(
    ((_USERS, _ASSIGN),), f"{_ASSIGN}, or name another user with APP_JWT_USERNAME", frozenset({_APP, _POLICIES, _USERS})
)
_UNAPPROVED = _Known(
    (
        (15, f"permit admin approved users (15) and select the refresh_token scope (9). If both are so: {_WHO}"),
        (9, f"select the scope (refresh_token, offline_access). If it is selected: {_WHO}"),
    ),
    _WHO,
    frozenset({_APP, _POLICIES, _USERS}),
)
_RESTRICTED = (
    f"the user may not log in from this machine's address or at this hour: see Login IP Ranges and Login Hours of the "
    f"user's profile, and IP Relaxation in the app's policies; {_HISTORY}"
)
_INACTIVE = (
    "the user who logs in is deactivated or frozen: activate the user, or name another one with APP_JWT_USERNAME"
)
_NOT_INSTALLED = _Known(
    else_="the org does not have this app: it must be installed there (Setup > Connected Apps OAuth Usage > Install), "
    f"or SF_LOGIN_URL is another org's address. Right after it was made: {_LATER}",
    follows=frozenset({_APP}),
)
_BLOCKED = _Known(
    else_="an administrator has blocked the app or its flow: see Setup > Connected Apps OAuth Usage, and Setup > OAuth "
    "and OpenID Connect Settings"
)

_BY_WORDS = {
    "not installed in this org": _NOT_INSTALLED,
    "not admin approved": _NOBODY,
    "approved this consumer": _UNAPPROVED,
    "invalid assertion": _Known(
        (
            (
                8,
                "the certificate that the org has does not belong to this private key: give the key that fits, "
                "APP_PRIVATE_KEY, or replace both with {rotate}",
            ),
        ),
        follows=frozenset({_APP}),
    ),
    "audience": _Known(else_="SF_LOGIN_URL must be this org's login address"),
    "expired authorization code": _Known(else_="set this machine's clock; in the web flow the code was used too late"),
    "inactive user": _Known(else_=_INACTIVE),
    "user is frozen": _Known(else_=_INACTIVE),
    "ip restricted": _Known(else_=_RESTRICTED),
    "login hours": _Known(else_=_RESTRICTED),
    "authentication failure": _Known(else_=f"the org's login policy refused the user; {_HISTORY}"),
    "expired access/refresh token": _Known(((13, "the refresh token has expired by the policy: log in again"),)),
    "not valid for use with the rest api": _Known(
        ((9, "select the scope (api)"),), f"the user needs the right API Enabled; {_HISTORY}", frozenset({_APP})
    ),
}
_BY_CODE = {
    "invalid_client_id": _Known(((_APP, _KEY),), _KEY, frozenset({_APP})),
    "app_not_found": _NOT_INSTALLED,
    "redirect_uri_mismatch": _Known(
        ((6, "the Callback URL of the app is not the one that was asked with"),), _LATER, frozenset({_APP})
    ),
    "redirect_uri_missing": _Known(((6, "the app has no Callback URL"),), _LATER, frozenset({_APP})),
    "invalid_scope": _Known(
        ((9, "select the scopes (api), (web) and (refresh_token, offline_access)"),), _LATER, frozenset({_APP})
    ),
    "invalid_app_access": _NOBODY,
    "oauth_app_access_denied": _NOBODY,
    "access_denied": _Known(else_="somebody pressed Deny"),
    "inactive_user": _Known(else_=_INACTIVE),  # (C)
    "inactive_org": _Known(else_="the org is locked, closed or suspended; its owner has to ask Salesforce"),  # (C)
    "rate_limit_exceeded": _Known(else_="too many logins by this user within the hour: try again later"),  # (C)
    "app_blocked": _BLOCKED,  # (C)
    "oauth_flow_disabled": _BLOCKED,  # (C)
    "invalid_session_id": _Known(else_=f"the org ended the session at once; {_HISTORY}"),
    "api_disabled_for_org": _Known(else_="this edition of Salesforce has no API, or it is not switched on"),
}
_SECRET = {
    Flow.JWT: _Known(
        else_="the org does not take the app's consumer key at this address: check that SF_LOGIN_URL is the app's org. "
        f"{_LATER}",
        follows=frozenset({_APP}),
    ),
    Flow.WEB: _Known(((_APP, "the consumer secret is wrong or missing"),), _LATER, frozenset({_APP})),
}
"""`invalid_client`: a JWT login has no secret that could be wrong."""


def cause_of(refusal: OAuthRefusal, flow: Flow, right: Collection[int] = ()) -> Cause:
    """The step and the next action for a refusal; `right` are the steps that this run has read back as right.

    The words count more than the code: `invalid_grant` says little. A refusal that nobody knows blames no step.
    """
    known = _known(refusal, flow)
    if known is None:
        return Cause(0, f"setupwalk does not know this refusal; {_HISTORY}")
    for step, hint in known.steps:
        if step not in right or step == _CERTIFICATE:
            return Cause(step, _typed(hint))
    return Cause(0, _typed(known.else_ or known.steps[0][1]))


def _typed(hint: str) -> str:
    """With the commands that it names."""
    return hint.format(verify=advised("verify"), rotate=advised("cert rotate"))


def on_its_way(refusal: OAuthRefusal, flow: Flow, saved: Collection[int]) -> bool:
    """Whether the refusal may end by itself: it is one of those that follow a save of these steps, for minutes."""
    known = _known(refusal, flow)
    return known is not None and not known.follows.isdisjoint(saved)


def _known(refusal: OAuthRefusal, flow: Flow) -> _Known | None:
    words = refusal.description.lower()
    for part, known in _BY_WORDS.items():
        if part in words:
            return known
    code = refusal.error.lower()
    return _SECRET[flow] if code == "invalid_client" else _BY_CODE.get(code)
