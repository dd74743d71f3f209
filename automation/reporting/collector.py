"""Remembers what a walk did, for the report and for the question whether it may be tried again."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from ..engine.step import Chapter, Difference, Result, Status, Step

SAVE = "Save"
_PAGES = ("Page", SAVE)
"""Differences of these names are about where the walk stands, not about a value that the org keeps."""


def _letters(number: int) -> str:
    """a to z, then aa, ab, and so on, as the columns of a spreadsheet."""
    letters = ""
    while number >= 0:
        letters = chr(ord("a") + number % 26) + letters
        number = number // 26 - 1
    return letters


class Collector:
    """The results so far, the last word of each step, and what each did."""

    def __init__(self, seen: Callable[[], dict[str, Any]] = dict) -> None:
        """`seen` gives what was read from the org so far; the first that is known of each part is what was found."""
        self._seen = seen
        self._found: dict[str, Any] = {}
        self._results: dict[int, Result] = {}
        self.changes: dict[int, tuple[Difference, ...]] = {}
        self.saved: set[int] = set()
        self.kept: set[int] = set()
        """Steps whose Save is known to have come, though reading back may have failed after it."""
        self.added: list[tuple[int, str, str]] = []
        self._current = 0
        self.running: tuple[int, str] | None = None
        """Number and title of the step that has begun and not ended."""

    @property
    def saving(self) -> bool:
        """Whether the org may have been written to."""
        return bool(self.saved)

    def also(self, text: str) -> str:
        """Counts a page that this org adds to the running step: 3a, 3b, and so on; returns its number."""
        letter = _letters(sum(step == self._current for step, _, _ in self.added))
        self.added.append((self._current, letter, text))
        return f"{self._current}{letter}"

    @property
    def results(self) -> list[Result]:
        """The last word on each step, in order."""
        return list(self._results.values())

    @property
    def failed(self) -> Result | None:
        """The step that failed, if one did."""
        return next((result for result in self.results if result.status is Status.FAILED), None)

    def entering(self, chapter: Chapter[Any]) -> None:
        """Chapters are counted by their steps."""

    def starting(self, step: Step[Any]) -> None:
        """From now on this step is the running one."""
        self._current, self.running = step.number, (step.number, step.title)

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """What will be changed; from the first step that saves on, the org may have been written to."""
        if step.saves:
            self.saved.add(step.number)
        if step.lasting:
            self._look()
            self.changes[step.number] = tuple(d for d in differences if d.what not in _PAGES)

    def _look(self) -> None:
        for name, value in self._seen().items():
            if value is not None or name == "app":
                self._found.setdefault(name, value)

    @property
    def found(self) -> dict[str, Any]:
        """What the org kept before anything was changed; an app that was not there had no policies and no users."""
        self._look()
        return {"app": None} if self._found.get("app") is None else dict(self._found)

    def ended(self, step: Step[Any], result: Result) -> None:
        """Takes the place of an earlier word on the same step."""
        self._results[result.number], self.running = result, None
        if step.saves and (result.status in (Status.DONE, Status.ALREADY) or result.read_back):
            self.kept.add(step.number)

    def note(self, text: str) -> None:
        """Words are not counted."""
