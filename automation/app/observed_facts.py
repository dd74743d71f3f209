"""What was read from an org, as JSON takes it. It reads nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict
from typing import Any, Final

from .definition import ObservedApp
from .observed import Assigned, Policies

LABELS: Final = {
    "app.name": "Connected App Name",
    "app.api_name": "API Name",
    "app.contact_email": "Contact Email",
    "app.contact_phone": "Contact Phone",
    "app.logo_url": "Logo Image URL",
    "app.icon_url": "Icon URL",
    "app.info_url": "Info URL",
    "app.description": "Description",
    "app.oauth": "Enable OAuth Settings",
    "app.callback_urls": "Callback URL",
    "app.digital_signatures": "Use digital signatures",
    "app.certificate": "Certificate",
    "app.scopes": "Selected OAuth Scopes",
    "app.scope_labels": "Selected OAuth Scopes",
    "policies.permitted_users": "Permitted Users",
    "policies.refresh_policy": "Refresh Token Policy",
    "policies.timeout": "Timeout Value",
    "assigned.profiles": "Profiles",
    "assigned.permission_sets": "Permission Sets",
    "assigned.shown": "Permitted Users",
    "assigned.cut_off": "Profiles and Permission Sets",
}
"""What the screens call each part of `app`, `policies` and `assigned`."""
_IDS: Final = "records"


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What of the facts of an app, as they were read twice, differs, in the words of the screens."""
    apps = old.get("app"), new.get("app")
    if (apps[0] is None) != (apps[1] is None):  # nothing else of it can be as it was
        return ["the app is in the org now" if apps[0] is None else "the app is not in the org any more"]
    labels = (LABELS.get(path, path) for part in dict.fromkeys([*old, *new]) for path in _differ(part, old, new))
    found = ", ".join(dict.fromkeys(labels))
    return [f"the org has changed in {found}"] if found else []


def _differ(part: str, old: dict[str, Any], new: dict[str, Any]) -> Iterator[str]:
    was, now = old.get(part), new.get(part)
    if not all(isinstance(facts, dict | None) for facts in (was, now)):  # a file that somebody has edited
        if was != now:
            yield part
        return
    was, now = was or {}, now or {}
    yield from (
        f"{part}.{name}" for name in dict.fromkeys([*was, *now]) if name != _IDS and was.get(name) != now.get(name)
    )
    old_ids, new_ids = was.get(_IDS), now.get(_IDS)
    if isinstance(old_ids, dict) and isinstance(new_ids, dict):
        yield from _others(old_ids, new_ids)


def _others(old: dict[str, str], new: dict[str, str]) -> Iterator[str]:
    """Where a name is another profile's or permission set's by now. Ids are read only where something needs them, and
    who is assigned is known by the names too."""
    if old and new:
        for prefix, name in (("00e", "profiles"), ("0PS", "permission_sets")):
            if {key for key in old if key.startswith(prefix)} != {key for key in new if key.startswith(prefix)}:
                yield f"assigned.{name}"


def as_facts(part: ObservedApp | Policies | Assigned | None) -> dict[str, Any] | None:
    """The parts of what was read by name; None for what was not read, or is not there."""
    if part is None:
        return None
    values = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in asdict(part).items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
