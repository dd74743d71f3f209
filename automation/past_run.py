"""What a run did, read from its journal, which is all there is after a kill. It knows lines of JSON, no page."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from .errors import SettingsError
from .history import results_of
from .observers.journal import NAME


@dataclass
class PastRun:
    """`before` is what the org kept before the run changed it: `app`, `policies`, `assigned`, each None if not there.

    `touched` are the steps with stored values that the run did. `made`: the app is the run's own work.
    """

    folder: Path
    command: str = ""
    org: str = ""
    org_id: str = ""
    app: str = ""
    api_name: str = ""
    flow: str = ""
    before: dict[str, Any] = field(default_factory=dict)
    touched: set[int] = field(default_factory=set)
    made: bool = False
    consumer_key: str = ""
    notes: list[str] = field(default_factory=list)

    @classmethod
    def read(cls, folder: Path) -> PastRun:
        """Reads a run's journal.

        Raises:
            SettingsError: it has none, or the journal does not say where the run was.
        """
        past = cls(folder)
        for event in events(folder):
            past._take(event)
        if not past.org:
            raise SettingsError(f"{folder} has no journal that tells what the run did")
        past.consumer_key = str(results_of(folder).get("consumer_key", ""))
        return past

    def _take(self, event: dict[str, Any]) -> None:
        match event.get("event"):
            case "run":
                self.command, self.org, self.flow = event["command"], event["org"], event["flow"]
                self.app, self.api_name = event["app"], event["api_name"]
            case "signed in":
                self.org_id = event["org_id"]
            case "stored":
                self._stored(event)
            case "doing" if event.get("changes"):
                self.touched.add(event["step"])
                self.made = self.made or self.before.get("app") is None
            case "note":
                self.notes.append(event["text"])

    def _stored(self, event: dict[str, Any]) -> None:
        """The first that is known of each part is what was there before."""
        for name in ("app", "policies", "assigned"):
            if event.get(name) is not None:
                self.before.setdefault(name, event[name])


def events(folder: Path) -> Iterator[dict[str, Any]]:
    """The journal's lines; one that a kill has cut off, the last, is left out.

    Raises:
        SettingsError: there is no journal.
    """
    try:
        lines = (folder / NAME).read_text(encoding="utf-8").splitlines()
    except OSError as error:
        raise SettingsError(f"{folder / NAME} cannot be read: {error.strerror}") from None
    for line in lines:
        try:
            event = json.loads(line)
        except ValueError:
            continue
        if isinstance(event, dict):
            yield event
