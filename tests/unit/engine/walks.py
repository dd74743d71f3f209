"""A walk over steps at the desk, and an observer that remembers what it heard."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Chapter, Difference, Flow, Result, Status, Step

from .desk import Desk


@dataclass
class Ear:
    """An observer that remembers."""

    heard: list[str] = field(default_factory=list)

    def entering(self, chapter: Chapter[Desk]) -> None:
        self.heard.append(chapter.title)

    def starting(self, step: Step[Desk]) -> None:
        self.heard.append(f"{step.number}?")

    def doing(self, step: Step[Desk], differences: Sequence[Difference]) -> None:
        self.heard.append(f"{step.number}! {'; '.join(map(str, differences))}")

    def ended(self, step: Step[Desk], result: Result) -> None:
        self.heard.append(f"{step.number} {result.status}")

    def note(self, text: str) -> None:
        self.heard.append(text)


def take(desk: Desk, *chapters: Chapter[Desk], flow: Flow = Flow.JWT, ear: Ear | None = None) -> dict[int, Status]:
    """Walks; the last word on each step."""
    results = Runner(flow, Robot(), [ear] if ear is not None else []).take(chapters, desk)
    return {result.number: result.status for result in results}
