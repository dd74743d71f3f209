"""Which step a refused login points to. The texts were seen by third parties against real orgs (grade A-)."""

from __future__ import annotations

from dataclasses import dataclass

from .oauth import OAuthRefusal
from .step import Flow


@dataclass(frozen=True, slots=True)
class Cause:
    """The step that is probably wrong, 0 for none, and what to do."""

    step: int
    hint: str


_MINUTES = "changes can take 2 to 10 minutes to reach every server: run again later. If it stays, the key is wrong"
_BY_WORDS = {
    "not admin approved": Cause(17, "the user has none of the chosen profiles and permission sets: assign one"),
    "approved this consumer": Cause(15, "permit admin approved users (15) and select the refresh_token scope (9)"),
    "invalid assertion": Cause(8, "the uploaded certificate does not belong to this private key"),
    "audience": Cause(0, "SF_LOGIN_URL must be this org's login address"),
    "expired authorization code": Cause(0, "this machine's clock is wrong, or the code was used too late"),
    "inactive user": Cause(0, "the user of the proof is deactivated; see APP_JWT_USERNAME"),
    "expired access/refresh token": Cause(13, "the refresh token has expired by the policy: log in again"),
    "not valid for use with the rest api": Cause(9, "select the scope (api)"),
}
_BY_CODE = {
    "invalid_client_id": Cause(10, _MINUTES),
    "invalid_client": Cause(10, "the consumer secret is wrong or missing"),
    "redirect_uri_mismatch": Cause(6, "the Callback URL of the app is not the one that was asked with"),
    "invalid_scope": Cause(9, "select the scopes (api), (web) and (refresh_token, offline_access)"),
    "invalid_app_access": Cause(17, "the user has none of the chosen profiles and permission sets: assign one"),
    "oauth_app_access_denied": Cause(17, "the user has none of the chosen profiles and permission sets: assign one"),
    "access_denied": Cause(0, "somebody pressed Deny"),
}


def cause_of(refusal: OAuthRefusal, flow: Flow) -> Cause:
    """The step and the next action for a refusal. The words count more than the code: `invalid_grant` says little."""
    words = refusal.description.lower()
    for part, cause in _BY_WORDS.items():
        if part in words:
            return cause
    return _BY_CODE.get(refusal.error.lower(), Cause(10, f"see the login history of the user ({flow} flow)"))
