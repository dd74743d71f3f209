"""The events of a run's journal that undo reads, each with its facts and their types. It knows no file and no page."""

from __future__ import annotations

from typing import Any, Literal

import msgspec

from ..app.fields import TEXTS

VERSION = 2
"""Of the journal. From 2 on it says by itself that the org had no such app, and that the run made it."""

_TAG = "event"


class RunEvent(msgspec.Struct, tag="run", tag_field=_TAG):
    """The first event of a try: what was called, where, for which app."""

    command: str
    org: str
    flow: Literal["jwt", "web"]
    app: str
    api_name: str
    version: int = 1


class SignedInEvent(msgspec.Struct, tag="signed in", tag_field=_TAG):
    """Which org it is, read after the login."""

    org_id: str
    username: str = ""


class StoredEvent(msgspec.Struct, tag="stored", tag_field=_TAG):
    """What was read from the org so far; None is what was not read, or is not there."""

    app: dict[str, Any] | None = None
    policies: dict[str, Any] | None = None
    assigned: dict[str, Any] | None = None


class Change(msgspec.Struct):
    """One value, before and after."""

    what: str
    old: str
    new: str


class DoingEvent(msgspec.Struct, tag="doing", tag_field=_TAG):
    """A step is about to be done. `changes` are those that are stored in the org."""

    step: int
    changes: list[Change] = []


class AbsentEvent(msgspec.Struct, tag="absent", tag_field=_TAG):
    """The lists of the org were read and understood, and had no such app."""

    app: str
    api_name: str


class MadeEvent(msgspec.Struct, tag="made", tag_field=_TAG):
    """The run has saved a new app; its key is empty, and it has no ids, until the org has told them."""

    api_name: str
    consumer_key: str = ""
    app_ids: list[str] = []


class NoteEvent(msgspec.Struct, tag="note", tag_field=_TAG):
    """Something worth telling."""

    text: str


Event = RunEvent | SignedInEvent | StoredEvent | DoingEvent | AbsentEvent | MadeEvent | NoteEvent
KNOWN = ("run", "signed in", "stored", "doing", "absent", "made", "note")


App = msgspec.defstruct(
    "App",
    [
        ("name", str),
        ("api_name", str | None),
        ("oauth", bool),
        ("callback_urls", list[str]),
        ("digital_signatures", bool | None),
        ("scopes", list[str]),
        *((text.key, str | None) for text in TEXTS if not text.newer),
        *((text.key, str | None, None) for text in TEXTS if text.newer),
    ],
)
"""What `stored` keeps of an app's definition, as far as undo restores it."""


class Policies(msgspec.Struct):
    """What `stored` keeps of the policies."""

    permitted_users: str | None
    refresh_policy: str | None
    timeout: str | None


class Assigned(msgspec.Struct):
    """What `stored` keeps of who is pre-authorized."""

    profiles: list[str]
    permission_sets: list[str]


PARTS: dict[str, type[msgspec.Struct]] = {"app": App, "policies": Policies, "assigned": Assigned}


def event_of(facts: dict[str, Any]) -> Event | None:
    """The event that a line of the journal tells; None for one that undo does not read.

    Raises:
        ValueError: a fact of it is missing, or of another type; the message names it.
    """
    if facts.get(_TAG) not in KNOWN:
        return None
    event: Event = msgspec.convert(facts, Event)
    if isinstance(event, StoredEvent):
        for name, kind in PARTS.items():
            _check(name, getattr(event, name), kind)
    return event


def whole(name: str, facts: dict[str, Any]) -> None:
    """Checks that a part of `stored` has everything that is restored.

    Raises:
        ValueError: something is missing, or of another type; the message names it.
    """
    msgspec.convert(facts, PARTS[name])


def _check(name: str, facts: dict[str, Any] | None, kind: type[msgspec.Struct]) -> None:
    """The types of those facts that are there."""
    for field in msgspec.structs.fields(kind):
        if facts is not None and field.name in facts:
            try:
                msgspec.convert(facts[field.name], field.type)
            except msgspec.ValidationError as error:
                raise ValueError(f"{name}.{field.name}: {error}") from None
