"""What the walks shall make, and the org in which they make it, with names in it that are nearly the right ones."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import ADMIN, PASSWORD, seeded
from fixtures.practice_org.state.ids import new_consumer_key, new_consumer_secret, new_id
from fixtures.practice_org.state.model import (
    ConnectedApp,
    PeriodUnit,
    PermissionSet,
    PermittedUsers,
    RefreshTokenPolicy,
    State,
)

from ..support.command import a_port
from .case import Case

NAME, API_NAME = "Dialect App", "Dialect_App"
PROFILE, PERMISSION_SET = "System Administrator", "Pipeline Users"
SCOPES = {"api", "web", "refresh_token"}
MINUTES, DAYS = 15, 90
TEXTS = {"contact_email": "owner@practice.example", "description": "Made in a dialect"}
_NEARLY = ((f"{NAME} 2", f"{API_NAME}_2"), (f"My {NAME}", f"My_{API_NAME}"), ("Dialect", "Dialect"))


def callback_url() -> str:
    """Where the command line listens."""
    return f"http://localhost:{a_port()}/OauthRedirect"


def state(case: Case, other: KeyPair) -> State:
    """The org before the walk: apps and a permission set of similar names, and the app itself where it exists.

    The app that exists has another certificate, a scope less, other policies, and a callback of somebody else's.
    """
    now = datetime.now(UTC)
    org = seeded(now)
    org.connected_apps += [_app(name, api_name, now) for name, api_name in _NEARLY]
    org.permission_sets.append(PermissionSet(new_id("0PS"), f"{PERMISSION_SET} Test", "Pipeline_Users_Test"))
    if case["before"] == "differs":
        signed = case.flow is Flow.JWT
        org.connected_apps.append(
            replace(
                _app(NAME, API_NAME, now),
                certificate=other.certificate.read_text(encoding="ascii") if signed else "",
                certificate_name="old.crt" if signed else "",
                use_digital_signatures=signed,
                contact_email="somebody@practice.example",
                callback_urls=["https://else.example/callback"],
                refresh_policy=RefreshTokenPolicy.EXPIRE_IF_UNUSED,
                refresh_period=7,
                session_timeout_minutes=120,
            )
        )
    return org


def environ(case: Case, url: str, pair: KeyPair, folder: Path) -> dict[str, str]:
    """The settings of the walk. Codes are read from the file `code` in `folder`."""
    jwt = case.flow is Flow.JWT
    return {
        "SF_LOGIN_URL": url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "SF_CODE_COMMAND": f"cat '{folder / 'code'}'",
        "APP_NAME": NAME,
        "APP_CONTACT_EMAIL": TEXTS["contact_email"],
        "APP_DESCRIPTION": TEXTS["description"],
        "APP_CALLBACK_PORT": str(a_port()),
        "APP_FLOW": case.flow.value,
        "APP_PROFILES": PROFILE if jwt else "",
        "APP_PERMISSION_SETS": PERMISSION_SET if jwt else "",
        "APP_CERTIFICATE": str(pair.certificate) if jwt else "",
        "APP_PRIVATE_KEY": str(pair.private_key) if jwt else "",
        "SETUPWALK_UI": case["ui"],
        "SETUPWALK_WAIT_MINUTES": "0",
        "SETUPWALK_RUNS": str(folder / "runs"),
    }


def wrong(org: State, case: Case, pair: KeyPair) -> list[str]:
    """What of the stored app is not as it was wanted."""
    mine = [app for app in org.connected_apps if app.name == NAME]
    if len(mine) != 1:
        return [f"{len(mine)} apps are named {NAME}"]
    (app,) = mine
    jwt = case.flow is Flow.JWT
    found: dict[str, object] = {
        "api_name": (app.api_name, API_NAME),
        **{key: (getattr(app, key), value) for key, value in TEXTS.items()},
        "oauth_enabled": (app.oauth_enabled, True),
        "callback": (callback_url() in app.callback_urls, True),
        "scopes": (set(app.scopes) >= SCOPES, True),
        "refresh": (
            (app.refresh_policy, app.refresh_period, app.refresh_unit),
            (RefreshTokenPolicy.EXPIRE_AFTER, DAYS, PeriodUnit.DAYS),
        ),
        "timeout": (app.session_timeout_minutes, MINUTES),
    }
    if jwt:
        profiles = {profile.name for profile in org.profiles if profile.id in app.profiles}
        sets = {found.label for found in org.permission_sets if found.id in app.permission_sets}
        found |= {
            "signatures": (app.use_digital_signatures, True),
            "certificate": (app.certificate.split(), pair.certificate.read_text(encoding="ascii").split()),
            "permitted_users": (app.permitted_users, PermittedUsers.ADMIN_APPROVED),
            "profiles": (profiles, {PROFILE}),
            "permission_sets": (sets, {PERMISSION_SET}),
        }
    pairs = ((name, pair) for name, pair in found.items() if isinstance(pair, tuple))
    return [f"{name} is {is_!r}, wanted {wanted!r}" for name, (is_, wanted) in pairs if is_ != wanted]


def _app(name: str, api_name: str, now: datetime) -> ConnectedApp:
    return ConnectedApp(
        id=new_id("0H4"),
        application_id=new_id("06P"),
        consumer_id=new_id("0Ci"),
        name=name,
        api_name=api_name,
        contact_email="owner@practice.example",
        consumer_key=new_consumer_key(),
        consumer_secret=new_consumer_secret(),
        created=now,
        created_by="Alex Admin",
        modified=now,
        oauth_enabled=True,
        callback_urls=["https://rival.example/callback"],
        scopes=["api", "refresh_token"],
    )
