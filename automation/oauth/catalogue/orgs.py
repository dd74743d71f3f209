"""What an org says to a login, or its API to a call, that no step of the guide decides alone, and what codes mean."""

from __future__ import annotations

from ...engine.step import Flow
from .entry import APP, HISTORY, LATER, Cause, Entry, Look

_BLOCKED = (
    "an administrator has blocked the app or its flow: see Setup > Connected Apps OAuth Usage, and Setup > OAuth and "
    "OpenID Connect Settings"
)
_LIST = "C: list of codes of SalesforceMobileSDK-Android"

ORGS = (
    Entry(
        "app not installed",
        "External client app is not installed in this org",
        "the org does not have this app: another org's address, a sandbox that was refreshed, an app without policies, "
        "or one that has to be installed",
        (
            Cause(APP, "use this org's own app and its Consumer Key; create makes one", Look.OTHER_APP),
            Cause(
                0,
                "the org does not have this app: it must be installed there (Setup > Connected Apps OAuth Usage > "
                "Install), or SF_LOGIN_URL is another org's address; local external client apps are not copied to "
                f"sandboxes. Right after it was made: {LATER}",
            ),
        ),
        ("not installed in this org",),
        ("app_not_found", "oauth_ec_app_not_found"),
        frozenset({APP}),
        "A-: one public answer; C: forcedotcom/cli issue 3482",
    ),
    Entry(
        "audience",
        "audience is invalid",
        "the assertion is addressed to another login host than the one that was asked",
        (Cause(0, "SF_LOGIN_URL (--instance-url of the CLI) must be this org's login address"),),
        ("audience is invalid", "audience validation failed", "invalid audience"),
        source="A-: forcedotcom/cli issue 3325, forrest issue 302, datacloud-jdbc issue 132",
        echo=1,
    ),
    Entry(
        "too late",
        "expired authorization code",
        "the assertion's time was over when the org saw it, or a web login's code was used after 15 minutes",
        (
            Cause(0, "set this machine's clock: the assertion was over when the org saw it", flow=Flow.JWT),
            Cause(0, "set this machine's clock; in the web flow the code was used too late: log in again"),
        ),
        ("expired authorization code",),
        source="A-: simple-salesforce issues 371 and 491, newrelic-salesforce-exporter issue 31",
    ),
    Entry(
        "code used",
        "invalid authorization code",
        "a web login's code is unknown, or was used before: each serves once",
        (Cause(0, "log in again; let only one client use the code"),),
        ("invalid authorization code",),
        source="C: several pages",
    ),
    Entry(
        "login policy",
        "authentication failure",
        "the org's login policy refused the user",
        (Cause(0, f"the org's login policy refused the user; {HISTORY}"),),
        ("authentication failure",),
        source="A-: nforce issue 194, forrest issues 274 and 364",
        vague=True,
    ),
    Entry(
        "denied",
        "end-user denied authorization",
        "somebody pressed Deny on the page that asks to allow the app",
        (Cause(0, "somebody pressed Deny: log in again and press Allow"),),
        ("end-user denied authorization", "user denied authorization"),
        ("access_denied", "access-denied"),
        source="B: web server flow",
        vague=True,
    ),
    Entry(
        "grant type",
        "grant type not supported",
        "the client asks for a token in a way that this org or app does not offer",
        (Cause(0, "log in by JWT or through the browser (sf org login jwt, sf org login web); " + _BLOCKED),),
        ("grant type not supported",),
        ("unsupported_grant_type",),
        source="A-: sf-jwt-token issue 1",
    ),
    Entry(
        "blocked",
        "app_blocked",
        "an administrator has blocked the app or the way in which it logs in",
        (Cause(0, _BLOCKED),),
        codes=("app_blocked", "oauth_flow_disabled"),
        source=_LIST,
    ),
    Entry(
        "org locked",
        "inactive_org",
        "the org is locked, closed or suspended",
        (Cause(0, "the org is locked, closed or suspended; its owner has to ask Salesforce"),),
        ("inactive organization",),
        ("inactive_org",),
        source=_LIST,
    ),
    Entry(
        "too many logins",
        "login rate exceeded",
        "too many logins by this user within the hour",
        (Cause(0, "too many logins by this user within the hour: keep the token that a login gives, and try later"),),
        ("login rate exceeded",),
        ("rate_limit_exceeded", "login_rate_exceeded"),
        source="A-: restforce pull request 744; C: the same list of codes",
    ),
    Entry(
        "request malformed",
        "invalid_request",
        "the client's request lacks a parameter, or has one that it must not have",
        (Cause(0, "read what stands behind the code; a newer version of the client may send it rightly"),),
        codes=("invalid_request", "invalid_assertion_type", "unsupported_response_type"),
        source=_LIST,
        echo=1,
        vague=True,
    ),
    Entry(
        "token unknown",
        "invalid_token",
        "the token that was to be revoked or looked at is unknown or has ended already",
        (Cause(0, "nothing, if it was to be revoked; else log in again"),),
        codes=("invalid_token", "unsupported_token_type"),
        source="B: revoking tokens",
        vague=True,
    ),
    Entry(
        "session without api",
        "This session is not valid for use with the REST API",
        "the login works, and its token may not call the API",
        (
            Cause(9, "select the scope (api)", Look.NO_API_SCOPE),
            Cause(0, f"the user needs the right API Enabled; {HISTORY}"),
        ),
        ("not valid for use with the rest api",),
        follows=frozenset({APP}),
        source="A-: one public answer, and jsforce, which knows it",
    ),
    Entry(
        "session ended",
        "Session expired or invalid",
        "the access token has ended: its time is over, somebody revoked it, or this API does not take it",
        (
            Cause(
                14,
                "log in again, or let the client renew the token (the CLI does so by itself); a token's life is "
                "Timeout Value in the app's policies",
                Look.TIMEOUT,
            ),
            Cause(
                0,
                "log in again, or let the client renew the token, which ends unused after Timeout Value; where SOAP or "
                "the Metadata API alone refuses it, clear Issue JSON Web Token (JWT)-based access tokens for named "
                f"users in the app's settings. {HISTORY}",
            ),
        ),
        ("session expired or invalid",),
        ("invalid_session_id", "bad_oauth_token"),
        source="A-: nforce; C: dataloader issue 1641 for tokens in JWT format",
    ),
    Entry(
        "no API",
        "API is not enabled for this Organization or Partner",
        "this edition of Salesforce has no API, or it is not switched on for the org or the user",
        (
            Cause(
                0, "use an edition with API access, and give the user the right API Enabled (profile or permission set)"
            ),
        ),
        ("api is not enabled for this organization", "api is disabled for this user"),
        ("api_disabled_for_org", "api_currently_disabled"),
        source="B: status codes of the API",
    ),
    Entry(
        "not attached to Agent",
        "Connected app is not attached to Agent",
        "the call needs an app that is attached to the agent which it is about",
        (Cause(0, "attach the app to the agent in Setup, or call with the app that is attached"),),
        ("connected app is not attached to agent",),
        source="A: code of jsforce-node",
    ),
    Entry(
        "password login",
        "INVALID_LOGIN",
        "a login with user name and password was refused; it uses no connected app",
        (Cause(0, "log in with the app instead (sf org login jwt), or check user name, password and security token"),),
        ("invalid username, password, security token",),
        ("invalid_login",),
        source="A-: EMP-Connector issue 95",
    ),
)
