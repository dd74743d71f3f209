"""Journals of runs, as a run or a kill leaves them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

RUN = {"event": "run", "command": "create", "org": "http://localhost:1", "flow": "jwt", "app": "A", "api_name": "A"}
NOTHING = {"event": "stored", "app": None, "policies": None, "assigned": None}
DOING_4 = {"event": "doing", "step": 4, "changes": [{"what": "Contact Email", "old": "x", "new": "y"}]}
DOING_14 = {"event": "doing", "step": 14, "changes": [{"what": "Timeout Value", "old": "2 hours", "new": "15 minutes"}]}
LEADING = {"event": "doing", "step": 3, "changes": []}
ABSENT = {"event": "absent", "app": "A", "api_name": "A"}
MADE = {"event": "made", "api_name": "A", "consumer_key": "3MVG9.key"}


def journal(folder: Path, *events: object, tail: str = "") -> Path:
    """A run's folder with a journal of these lines."""
    text = "".join(json.dumps(event) + "\n" for event in events) + tail
    (folder / "journal.jsonl").write_text(text, encoding="utf-8")
    return folder


def events(folder: Path) -> Iterator[dict[str, Any]]:
    """The events in a run's journal; what a kill has cut off is left out."""
    *lines, _rest = (folder / "journal.jsonl").read_bytes().split(b"\n")
    yield from map(json.loads, lines)
