"""What differs between the facts of an app that were read twice, in the words of the screens. It reads no page."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from .fields import FIELDS, PERMITTED, SCOPES

_LABELS: Final = {
    **{f"{field.part}.{field.key}": field.label for field in FIELDS},
    "app.scope_labels": SCOPES.label,
    "assigned.shown": PERMITTED.label,
    "assigned.cut_off": "Profiles and Permission Sets",
}
_IDS: Final = "records"


def changes(old: dict[str, Any], new: dict[str, Any]) -> list[str]:
    """What of the facts of an app, as they were read twice, differs, in the words of the screens."""
    apps = old.get("app"), new.get("app")
    if (apps[0] is None) != (apps[1] is None):  # nothing else of it can be as it was
        return ["the app is in the org now" if apps[0] is None else "the app is not in the org any more"]
    labels = (_LABELS.get(path, path) for part in dict.fromkeys([*old, *new]) for path in _differ(part, old, new))
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
