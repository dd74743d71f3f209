"""What a run did, read from its journal, which is all there is after a kill. It knows lines of JSON, no page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from ..errors import SettingsError
from ..files.reading import Unusable, read_bytes
from ..settings.advised_commands import advised
from .history import results_of
from .journal import NAME
from .journal_events import (
    PARTS,
    VERSION,
    AbsentEvent,
    DoingEvent,
    MadeEvent,
    NoteEvent,
    RunEvent,
    SignedInEvent,
    StoredEvent,
    event_of,
    whole,
)

_GONE = ("Connected app", "gone")
"""What a run that removes the app says of the change."""


@dataclass
class PastRun:
    """`before` is what the org kept before the run changed it: `app`, `policies`, `assigned`, each None if not there.

    `touched` are the steps with stored values that the run did. `made`: the journal says that the org had no such app,
    and after that, that the run made it; nothing is concluded from what it does not say. `removed`: the run deleted it.
    """

    folder: Path
    command: str = ""
    org: str = ""
    org_id: str = ""
    username: str = ""
    app: str = ""
    api_name: str = ""
    flow: str = ""
    version: int = VERSION
    before: dict[str, Any] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    absent: bool = False
    made: bool = False
    removed: bool = False
    consumer_key: str = ""
    app_ids: tuple[str, ...] = ()
    notes: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> PastRun:
        """Reads a run's journal.

        Raises:
            SettingsError: it has none that can be read, or the journal does not say where the run was.
        """
        past = cls(folder)
        for number, facts in _lines(folder):
            try:
                past._take(facts)
            except ValueError as error:
                raise _unreadable(folder, number, str(error)) from None
            if past.version > VERSION:
                raise SettingsError(
                    f"{folder / NAME} is of a newer setupwalk, so that this one may read it wrong; nothing was changed",
                    hint="undo the run with the version that ran",
                )
        if not past.org:
            raise SettingsError(f"{folder} has no journal that tells what the run did", hint="name the folder of a run")
        kept = results_of(folder)
        told = kept.consumer_key
        if past.consumer_key and told and told != past.consumer_key:
            raise SettingsError(
                f"{folder}: results.json and {NAME} name different consumer keys, so one of them is not of this run",
                hint=f"undo by hand what the report lists, or remove the app with: {past.advised('delete')}",
            )
        past.consumer_key = past.consumer_key or told
        past.app_ids = past.app_ids or tuple(kept.app_ids)
        return past

    def advised(self, command: str) -> str:
        """A command that acts on this run's app, whatever the settings name."""
        known = {"app_name": self.app, "api_name": self.api_name, "flow": self.flow}
        return advised(command, **{name: value for name, value in known.items() if value})

    def check_restorable(self) -> None:
        """Checks that the journal has all that the old values are restored from.

        Raises:
            SettingsError: it has not, and says what is missing.
        """
        if self.removed:
            raise SettingsError(
                f"{self.folder.name} removed the app, and a removed app cannot be brought back",
                hint="a new one gets another consumer key, which everyone must be given; this creates it: "
                + self.advised("create"),
            )
        if self.before.get("app") is None:
            old = self.version < VERSION
            why = "is of an older setupwalk and does not say so" if old else "does not say that it did"
            raise SettingsError(
                f"{self.folder.name} may have made {self.app}, but its journal {why}, so nothing is removed on that",
                hint=f"look at the app in Setup; to delete it: {self.advised('delete')}",
            )
        for name in PARTS:
            if (part := self.before.get(name)) is not None:
                try:
                    whole(name, part)
                except ValueError as error:
                    raise SettingsError(
                        f"{self.folder / NAME} does not keep all of {name} that would be restored: {error}",
                        hint="put back by hand what the report lists as changed",
                    ) from None

    def _take(self, facts: dict[str, Any]) -> None:
        match event_of(facts):
            case RunEvent() as run:
                self.command, self.org, self.flow = run.command, run.org, run.flow
                self.app, self.api_name, self.version = run.app, run.api_name, run.version
            case SignedInEvent() as signed_in:
                self.org_id, self.username = signed_in.org_id, signed_in.username
            case StoredEvent() as stored:
                self._stored(stored)
            case DoingEvent() as doing if doing.changes:
                self.touched.add(doing.step)
                self.removed = self.removed or any((c.what, c.new) == _GONE for c in doing.changes)
            case AbsentEvent() as absent if absent.api_name == self.api_name and not self.before.get("app"):
                self.absent = True
            case MadeEvent() as made if made.api_name == self.api_name:
                self.made = self.absent
                self.consumer_key = made.consumer_key or self.consumer_key
                self.app_ids = tuple(made.app_ids) or self.app_ids
            case NoteEvent() as note:
                self.notes.append(note.text)

    def _stored(self, event: StoredEvent) -> None:
        """The first that is known of each part is what was there before."""
        for name in PARTS:
            if (part := getattr(event, name)) is not None:
                self.before.setdefault(name, part)


def _lines(folder: Path) -> Iterator[tuple[int, dict[str, Any]]]:
    """The lines with their numbers. They end with a line feed alone: a name may hold every other mark of a line."""
    try:
        lines = read_bytes(folder / NAME).split(b"\n")
    except Unusable as error:
        raise SettingsError(f"the journal {folder / NAME} {error}", hint="name the folder of a run") from None
    while lines and not lines[-1].strip():
        lines.pop()
    for number, line in enumerate(lines, start=1):
        try:
            facts = msgspec.convert(json.loads(line.decode("utf-8")), dict[str, Any])
        except (ValueError, RecursionError) as error:
            if number == len(lines):
                return
            raise _unreadable(folder, number, str(error)) from None
        yield number, facts


def _unreadable(folder: Path, number: int, why: str) -> SettingsError:
    return SettingsError(
        f"{folder / NAME}, line {number} cannot be read: {why}",
        hint="a journal that was changed or damaged proves nothing; undo by hand what the run's report lists",
    )
