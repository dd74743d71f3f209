"""What a walk has touched that it had no business with. It compares what the org kept before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec

from automation.engine.step import Flow
from fixtures.practice_org.serving.log import Entry
from fixtures.practice_org.state.model import State

from .case import Case
from .wanted import API_NAME, NAME, PERMISSION_SET

Facts = dict[str, Any]
_TOKENS = ("approvals", "codes", "access_tokens", "refresh_tokens")
_LASTING = ("id", "application_id", "consumer_id", "consumer_key", "consumer_secret", "created", "created_by", "name")
_ID = re.compile(r"\b(?:0H4|06P|0Ci|00e|0PS|005|00D)[A-Za-z0-9]{12}(?:[A-Z0-5]{3})?\b")


def kept(org: State) -> Facts:
    """All that an org keeps, as plain data that does not change with it."""
    facts = msgspec.to_builtins(org)
    assert isinstance(facts, dict)
    return facts


def touched(before: Facts, after: Facts, case: Case, writes: Sequence[Entry] = ()) -> list[str]:
    """What has changed that must not: every object but the wanted app and its permission set, and every write whose
    address names another object. Empty where all is as it should be."""
    return [*_apps(before, after), *_permission_sets(before, after, case), *_rest(before, after, case)] + [
        f"{entry.method} {entry.path} wrote to another object"
        for entry in writes
        if any(found[:15] in _others(before) for found in _ID.findall(entry.path))
    ]


def _mine(app: Mapping[str, Any]) -> bool:
    return str(app["name"]).casefold() == NAME.casefold() or str(app["api_name"]).casefold() == API_NAME.casefold()


def _others(before: Facts) -> set[str]:
    """The ids of what was there and is not the app itself; whoever is attached to it is named in no address."""
    apps = [app for app in before["connected_apps"] if not _mine(app)]
    ids = {app[key][:15] for app in apps for key in ("id", "application_id", "consumer_id")}
    return ids | {one["id"][:15] for key in ("profiles", "permission_sets", "users") for one in before[key]}


def _apps(before: Facts, after: Facts) -> Iterator[str]:
    old = {app["id"]: app for app in before["connected_apps"]}
    new = {app["id"]: app for app in after["connected_apps"]}
    if (count := sum(map(_mine, new.values()))) > 1:
        yield f"{count} apps are named {NAME}"
    for key, app in old.items():
        if key not in new:
            yield f"the app {app['name']} was deleted"
        elif _mine(app):
            yield from (
                f"{name} of the app that was there has changed" for name in _LASTING if new[key][name] != app[name]
            )
        else:
            yield from (f"{app['name']}: {words}" for words in _changes(app, new[key]))
    for key, app in new.items():
        if key not in old and not _mine(app):
            yield f"an app {app['name']} was made"


def _permission_sets(before: Facts, after: Facts, case: Case) -> Iterator[str]:
    old = {one["id"]: one for one in before["permission_sets"]}
    new = {one["id"]: one for one in after["permission_sets"]}
    made = [one["label"] for key, one in new.items() if key not in old]
    if made and (case.flow is not Flow.JWT or made != [PERMISSION_SET]):
        yield f"permission sets were made: {', '.join(made)}"
    for key, one in old.items():
        if new.get(key) != one:
            yield f"the permission set {one['label']} was {'changed' if key in new else 'deleted'}"


def _rest(before: Facts, after: Facts, case: Case) -> Iterator[str]:
    """Everything else that the org keeps, whatever it is; tokens come from the proof, which is the app's own."""
    ours = {app["id"] for app in after["connected_apps"] if _mine(app)}
    apart = {"connected_apps", "permission_sets", "creation_allowed", *_TOKENS}
    for name in after.keys() - apart:
        if before.get(name) != after[name]:
            yield f"{name} changed: {'; '.join(_changes({name: before.get(name)}, {name: after[name]}))[:300]}"
    for name in _TOKENS:
        if any(one not in before[name] and one["app_id"] not in ours for one in after[name]):
            yield f"{name} of another app were given"
    needed = case["before"] == "absent" and after["creation_allowed"]
    if before["creation_allowed"] != after["creation_allowed"] and not needed:
        yield "the creation of connected apps was switched, and no app had to be made"


def _changes(old: Mapping[str, Any], new: Mapping[str, Any]) -> Iterator[str]:
    for name in old.keys() | new.keys():
        if old.get(name) != new.get(name):
            yield f"{name} was {old.get(name)!r}, is {new.get(name)!r}"
