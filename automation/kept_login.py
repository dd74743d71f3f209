"""Kept logins: the browser's cookies of one org, in a file that only its owner may read, with the time it ends.

It opens no browser. What is in such a file opens the org: it is never printed, and no run's folder holds any of it.
"""

from __future__ import annotations

import json
import os
import re
import tempfile
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .certificate import KEYS

SESSIONS = KEYS / "sessions"
USUAL_TIME = timedelta(hours=2)
"""How long a session lasts where its cookie does not say: an org's usual time-out of an idle session (grade D)."""


@dataclass(frozen=True, slots=True)
class KeptLogin:
    """A login that was kept. `state` is Playwright's storage state, `home` the address where it landed.

    `ends` is aware and in UTC; `sure` tells whether the cookie itself says so.
    """

    state: dict[str, Any]
    home: str
    ends: datetime
    sure: bool

    def __repr__(self) -> str:
        return f"KeptLogin(ends={self.ends:%Y-%m-%d %H:%M} UTC)"


def file_for(folder: Path, url: str) -> Path:
    """Where the login to that org is kept: one file a host."""
    return folder / SESSIONS / (re.sub(r"[^A-Za-z0-9.-]", "_", urlsplit(url).netloc) + ".json")


def keep(folder: Path, url: str, home: str, state: dict[str, Any], now: datetime) -> tuple[Path, KeptLogin]:
    """Writes it whole or not at all, for its owner alone; git ignores the folder.

    Raises:
        OSError: it cannot be written.
    """
    path = file_for(folder, url)
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    (folder / KEYS / ".gitignore").write_text("*\n", encoding="utf-8")
    ends, sure = _ends(state, now)
    kept = KeptLogin(state, home, ends, sure)
    content = json.dumps({"org": url, "home": home, "ends": ends.isoformat(), "sure": sure, "state": state})
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")  # which only its owner may read
    with os.fdopen(handle, "w", encoding="utf-8") as file:
        file.write(content)
    Path(temporary).replace(path)
    return path, kept


def kept_login(folder: Path, url: str, now: datetime) -> KeptLogin | None:
    """The login to that org that was kept, while it lasts; None for none, an ended one, or a file that is not one."""
    try:
        facts = json.loads(file_for(folder, url).read_text(encoding="utf-8"))
        kept = KeptLogin(facts["state"], facts["home"], datetime.fromisoformat(facts["ends"]), bool(facts["sure"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return kept if kept.ends > now else None


def _ends(state: dict[str, Any], now: datetime) -> tuple[datetime, bool]:
    told = [
        cookie["expires"] for cookie in state.get("cookies", []) if cookie["name"] == "sid" and cookie["expires"] > 0
    ]
    return (datetime.fromtimestamp(min(told), UTC), True) if told else (now + USUAL_TIME, False)
