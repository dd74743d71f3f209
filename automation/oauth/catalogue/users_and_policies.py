"""What the token and authorize endpoints say where users or the app's policies are not as needed: steps 12 to 17.

Sources come with their grade: A- was seen by third parties against real orgs, B is documented, C is a forum's word.
"""

from __future__ import annotations

from .entry import APP, HISTORY, POLICIES, USERS, WHO, Cause, Entry, Look

_ASSIGN = (
    "assign one of the app's profiles or permission sets to that user, or add the user's own in the app "
    "(APP_PROFILES, APP_PERMISSION_SETS)"
)

USERS_AND_POLICIES = (
    Entry(
        "not approved",
        "user hasn't approved this consumer",
        "the user has not authorized the app, and nobody has done so for them; an org that does not know the user says "
        "the same",
        (
            Cause(
                15,
                'set Permitted Users to "Admin approved users are pre-authorized", and select a profile or permission '
                "set of the user (step 17)",
                Look.SELF_AUTHORIZE,
            ),
            Cause(9, "select the scope (refresh_token, offline_access)", Look.NO_REFRESH_SCOPE),
            Cause(0, WHO, Look.NO_USER),
            Cause(USERS, _ASSIGN, Look.NOT_SELECTED),
            Cause(0, WHO),
        ),
        ("approved this consumer", "you may need to authorize this application first"),
        follows=frozenset({APP, POLICIES, USERS}),
        source="A-: forrest issue 278, restforce issues 674 and 886, simple-salesforce; B: union of earlier approvals",
    ),
    Entry(
        "not admin approved",
        "user is not admin approved to access this app",
        "the app is for users whom an admin approved, and the one who logs in is none of them",
        (
            Cause(USERS, _ASSIGN, Look.NOT_SELECTED),
            Cause(0, f"{_ASSIGN}, or name another user with APP_JWT_USERNAME"),
        ),
        ("not admin approved",),
        ("invalid_app_access", "oauth_app_access_denied"),
        frozenset({APP, POLICIES, USERS}),
        "A-: several repositories; MicrosoftDocs for the redirect",
    ),
    Entry(
        "refresh token has ended",
        "expired access/refresh token",
        "the refresh token has ended: by the policy, or somebody revoked it",
        (
            Cause(
                13,
                "log in again (sf org login web): the policy ends a refresh token after its days, as it should; where "
                "it ends at once, choose Expire refresh token after, 90 days",
                Look.REFRESH_POLICY,
            ),
            Cause(0, f"log in again (sf org login web); an admin or the user may have revoked it. {HISTORY}"),
        ),
        ("expired access/refresh token",),
        source="B: OAuth flow errors of Salesforce Help",
    ),
    Entry(
        "restricted address or hours",
        "ip restricted",
        "the user may not log in from this machine's address, or at this hour",
        (
            Cause(
                12,
                "let the machine's address in: Login IP Ranges of the user's profile, or IP Relaxation in Edit "
                "Policies, as your company permits",
                Look.IP_ENFORCED,
            ),
            Cause(
                0,
                "see Login IP Ranges and Login Hours of the user's profile, and IP Relaxation in the app's policies; "
                + HISTORY,
            ),
        ),
        ("ip restricted", "login hours"),
        source="A-: setup-sfdx issue 17, forceworkbench issue 772",
        vague=True,
    ),
    Entry(
        "inactive user",
        "inactive user",
        "the user who logs in is deactivated or frozen",
        (
            Cause(
                0, "the user is deactivated: activate the user, or name another one (APP_JWT_USERNAME)", Look.INACTIVE
            ),
            Cause(0, "the user is frozen: unfreeze the user, or name another one (APP_JWT_USERNAME)", Look.FROZEN),
            Cause(
                0,
                "the user who logs in is deactivated or frozen: activate the user, or name another one with "
                "APP_JWT_USERNAME",
            ),
        ),
        ("inactive user", "user is frozen"),
        ("inactive_user",),
        source="A-: restforce issue 303; that a frozen user is told the same is a guess (D)",
    ),
)
