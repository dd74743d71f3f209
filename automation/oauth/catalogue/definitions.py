"""What the token and authorize endpoints say where the app's definition is not as the login needs it: steps 5 to 10.

Sources come with their grade: A- was seen by third parties against real orgs, B is documented, C is a forum's word.
"""

from __future__ import annotations

from ...engine.step import Flow
from .entry import APP, CERTIFICATE, LATER, Cause, Entry, Look

_NEW_KEY = (
    "take the Consumer Key of this org's app from its Manage Consumer Details; if the app was deleted, create makes a "
    "new one, with a new key"
)

DEFINITIONS = (
    Entry(
        "unknown consumer key",
        "client identifier invalid",
        "the org knows no app with this consumer key that may log in so",
        (
            Cause(APP, _NEW_KEY, Look.OTHER_APP),
            Cause(7, "select Use digital signatures, and upload the certificate", Look.NO_SIGNATURES, Flow.JWT),
            Cause(5, "select Enable OAuth Settings", Look.NO_OAUTH),
            Cause(0, f"{LATER}. If it stays, the consumer key is not this org's: check SF_LOGIN_URL"),
        ),
        ("client identifier invalid",),
        ("invalid_client_id",),
        frozenset({APP}),
        "A-: test data of nforce",
    ),
    Entry(
        "wrong consumer secret",
        "invalid client credentials",
        "the consumer secret is wrong or missing; a JWT login has none, so there the app is not this org's",
        (
            Cause(
                APP,
                "the consumer secret is wrong or missing: copy it anew from Manage Consumer Details of the app; a "
                "secret that was rotated since is of no use any more",
                flow=Flow.WEB,
            ),
            Cause(
                0,
                "the org does not take the app's consumer key at this address: check that SF_LOGIN_URL is the app's "
                f"org. {LATER}",
                flow=Flow.JWT,
            ),
            Cause(0, LATER),
        ),
        ("invalid client credentials",),
        ("invalid_client",),
        frozenset({APP}),
        "A-: nforce; SalesforceMobileSDK-iOS issues 3633, 3716",
        vague=True,
    ),
    Entry(
        "other key",
        "invalid assertion",
        "the certificate that the org has does not belong to the private key that signed",
        (
            Cause(
                CERTIFICATE,
                "give the key that fits, APP_PRIVATE_KEY (--jwt-key-file of the CLI), or replace both with {rotate}",
                Look.OTHER_CERTIFICATE,
            ),
            Cause(7, "select Use digital signatures, and upload the certificate", Look.NO_SIGNATURES),
        ),
        ("invalid assertion",),
        follows=frozenset({CERTIFICATE}),
        source="A-: laravel-oauth2-rest issue 68, sfdx-travisci issue 135",
    ),
    Entry(
        "callback differs",
        "redirect_uri must match configuration",
        "the login asks to come back to another address than the app's Callback URL",
        (
            Cause(
                6,
                "make the Callback URL and the client's address the same, letter by letter: the CLI's is "
                "http://localhost:1717/OauthRedirect, with oauthLocalPort of sfdx-project.json instead of 1717",
                Look.OTHER_CALLBACK,
            ),
            Cause(0, LATER),
        ),
        ("redirect_uri must match configuration", "redirect_uri_mismatch"),
        ("redirect_uri_mismatch",),
        frozenset({APP}),
        "A-: test data of nforce, Alfresco",
    ),
    Entry(
        "no callback",
        "redirect_uri_missing",
        "the login names no address to come back to, or the app has no Callback URL",
        (Cause(6, "give the app a Callback URL", Look.OTHER_CALLBACK), Cause(0, LATER)),
        codes=("redirect_uri_missing",),
        follows=frozenset({APP}),
        source="C: list of codes of SalesforceMobileSDK-Android",
    ),
    Entry(
        "scope lacking",
        "the requested scope is not allowed",
        "the client asks for a scope that the app does not have",
        (
            Cause(
                9,
                "select the scopes (api), (web) and (refresh_token, offline_access): the CLI asks for these three",
                Look.LACKING_SCOPES,
            ),
            Cause(0, LATER),
        ),
        ("requested scope is",),
        ("invalid_scope",),
        frozenset({APP}),
        "B: the code; the words vary",
        vague=True,
    ),
    Entry(
        "refresh_token scope lacking",
        "refresh_token scope is required",
        "the app has no refresh_token scope, without which nothing can be approved in advance",
        (
            Cause(9, "select the scope (refresh_token, offline_access)", Look.NO_REFRESH_SCOPE),
            Cause(0, LATER),
        ),
        ("refresh_token scope is required",),
        follows=frozenset({APP}),
        source="C: notes on external client apps",
    ),
    Entry(
        "code challenge",
        "missing required code challenge",
        "the app requires PKCE (Proof Key for Code Exchange), and the client did not do its part, or not rightly",
        (
            Cause(
                5,
                "use a client that sends a code_challenge (the Salesforce CLI does), or clear Require Proof Key for "
                "Code Exchange among the OAuth settings",
            ),
        ),
        ("missing required code challenge", "invalid code verifier", "missing code verifier"),
        source="A-: two public bodies of the authorize endpoint; B: a verifier that does not match",
    ),
)
