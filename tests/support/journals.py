"""Journals of runs, as a run or a kill leaves them."""

from __future__ import annotations

import json
from pathlib import Path

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
