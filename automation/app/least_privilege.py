"""What about an app lets in more, or for longer, than the CLI needs: as advice. It reads nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from typing import Final

from pages.values.durations import minutes, split_duration
from pages.values.policies import ADMIN_APPROVED, EXPIRE_AFTER
from pages.values.text import key, same

from .desired import GUIDES_SCOPES

FULL: Final = "full"
ADMINISTRATOR: Final = "System Administrator"
"""The standard profile with all rights, by its name in English (grade A)."""
LONGEST: Final = 15
"""Minutes of a session, as the guide has it."""
_ENFORCED: Final = "Enforce IP restrictions"


@dataclass(frozen=True, slots=True)
class Advice:
    """One thing to make tighter: what there is, why that matters, and what to do instead, a sentence each.

    `about` is its short name, for programs.
    """

    about: str
    what: str
    why: str
    instead: str


@dataclass(frozen=True, slots=True)
class Standing:
    """An app as it stands, or will once a plan is carried out. What is None or empty is not known, and not judged.

    `profiles` and `permission_sets` are names; `powerful` are those among them that are known to have Modify All Data.
    `timeout` is in the page's words, empty where the app sets none.
    """

    scopes: Collection[str] = ()
    permitted_users: str | None = None
    refresh_policy: str | None = None
    timeout: str | None = None
    ip_relaxation: str | None = None
    profiles: Collection[str] = ()
    permission_sets: Collection[str] = ()
    powerful: Collection[str] = ()


def advice(app: Standing) -> list[Advice]:
    """All that there is to say."""
    return [*_scopes(app), *_permitted(app), *_refresh(app), *_session(app), *_who(app), *_ip(app)]


def _scopes(app: Standing) -> Iterator[Advice]:
    if FULL in app.scopes:
        yield Advice(
            "full scope",
            "the app has the scope Full access (full)",
            "a stolen token may then do whatever its user may, beyond the API too",
            "remove it in step 9: the CLI needs api, web and refresh_token; create --exact removes the rest",
        )
    others = sorted(set(app.scopes) - {FULL, *GUIDES_SCOPES, "offline_access"})
    if others:
        yield Advice(
            "scopes",
            f"the app has scopes that the CLI never asks for: {', '.join(others)}",
            "each is one more thing that a stolen token opens",
            "remove them in step 9, by hand or with create --exact, unless another client uses this app",
        )


def _permitted(app: Standing) -> Iterator[Advice]:
    if app.permitted_users and not same(app.permitted_users, ADMIN_APPROVED):
        yield Advice(
            "self-authorize",
            f"Permitted Users is {app.permitted_users}",
            "any user of the org can authorize the app, and nobody is asked",
            f"set it to {ADMIN_APPROVED} in step 15, and choose in step 17 who may log in",
        )


def _refresh(app: Standing) -> Iterator[Advice]:
    policy = app.refresh_policy or ""
    words, period = split_duration(policy)
    ends = same(words, EXPIRE_AFTER) and period is not None
    if not policy or ends or "immediately" in key(policy):
        return
    sliding = period is not None
    yield Advice(
        "endless refresh tokens",
        f"refresh tokens end {'only when nobody uses them' if sliding else 'only when somebody revokes them'}",
        "a stolen one lets somebody in for as long as they use it",
        f"choose {EXPIRE_AFTER} 90 days or fewer in step 13",
    )


def _session(app: Standing) -> Iterator[Advice]:
    if app.timeout is None:
        return
    found = minutes(app.timeout)
    if found is not None and found <= LONGEST:
        return
    yield Advice(
        "long sessions",
        f"a session lasts {app.timeout}" if found is not None else "the app sets no Timeout Value, so the org's counts",
        "a stolen access token is good until it ends, and the CLI gets a new one by itself whenever it needs one",
        f"set Timeout Value to {LONGEST} minutes in step 14 (APP_SESSION_MINUTES)",
    )


def _who(app: Standing) -> Iterator[Advice]:
    for kind, names in (("profile", app.profiles), ("permission set", app.permission_sets)):
        known = {key(name) for name in app.powerful}
        found = [name for name in names if key(name) in known or (kind == "profile" and same(name, ADMINISTRATOR))]
        if found:
            yield Advice(
                f"powerful {kind}",
                f"{' and '.join(found)} may log in with the app",
                "whoever has the private key may then change everything in the org, as any of its users",
                "pre-authorize a permission set of its own in step 17, held by one user for the pipeline alone",
            )


def _ip(app: Standing) -> Iterator[Advice]:
    if app.ip_relaxation and not same(app.ip_relaxation, _ENFORCED):
        yield Advice(
            "IP relaxation",
            f"IP Relaxation is {app.ip_relaxation}",
            "a stolen key or token then works from anywhere, whatever addresses the users' profiles allow",
            f"set it to {_ENFORCED} in Edit Policies, and let the pipeline's addresses in by the profile",
        )
