"""journal.jsonl: one line per event of a run, on the disk before the run goes on, and enough to undo it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from typing import Any

from ..engine.step import Chapter, Difference, Result, Step
from .folder import Run

NAME = "journal.jsonl"


class Journal:
    """Writes what begins before it begins, and what ended after it ended.

    `seen` gives what was read from the org so far; before something is done, what has changed of it is written down.
    """

    def __init__(self, run: Run, seen: Callable[[], dict[str, Any]] | None = None) -> None:
        self._run = run
        self._seen = seen
        self._last: dict[str, Any] = {}

    def write(self, event: str, **facts: Any) -> None:
        """Adds a line; on return it is on the disk."""
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event, **facts}
        self._run.append_data(NAME, line)

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter begins."""
        self.write("chapter", title=chapter.title)

    def starting(self, step: Step[Any]) -> None:
        """A step begins."""
        self.write("starting", step=step.number, title=step.title)

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """A step is about to be done: what the org keeps now, and each old and new value."""
        if self._seen is not None and (now := self._seen()) != self._last:
            self._last = now
            self.write("stored", **now)
        changes = [{"what": d.what, "old": d.found, "new": d.wanted} for d in differences] if step.lasting else []
        self.write("doing", step=step.number, saves=step.saves, changes=changes)

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step has ended."""
        differences = [str(difference) for difference in result.differences]
        self.write("ended", step=step.number, status=result.status, differences=differences)

    def note(self, text: str) -> None:
        """Something worth telling."""
        self.write("note", text=text)
