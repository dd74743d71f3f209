"""What a person is shown of a walk: one set of facts for every face. It knows no page and steers nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Protocol

from ..engine.step import By, Chapter, Difference, Flow, Result, Status, Step
from . import texts
from .buttons import buttons


class Mode(StrEnum):
    """Whose turn it is."""

    ASKING = "asking"
    YOURS = "yours"
    ROBOT = "robot"
    REST = "rest"
    PAUSED = "paused"
    READING = "reading"
    CODE = "code"
    BROKEN = "broken"
    VISITING = "visiting"
    WELCOME = "welcome"
    PLAN = "plan"
    OVER = "over"


BUSY = (Mode.ROBOT, Mode.REST, Mode.READING)
"""When the robot has the page."""


class Face(Protocol):
    """Something that shows the board to a person."""

    def show(self, facts: dict[str, Any]) -> None:
        """Shows these facts in place of the last ones."""


@dataclass
class ViewModel:
    """An observer of the walk that keeps what a person should see now, and tells the faces when it has changed."""

    app: str
    org: str
    flow: Flow
    chapters: Sequence[Chapter[Any]]
    faces: list[Face] = field(default_factory=list)
    mode: Mode = Mode.READING
    message: str = ""
    error: str = ""
    hint: str = ""
    question: str = ""
    away: bool = False
    differences: tuple[str, ...] = ()
    task: str = ""
    preview: tuple[str, ...] = ()
    card: dict[str, Any] | None = None
    ahead: frozenset[int] = frozenset()
    step: Step[Any] | None = None
    title: str = ""
    says: str = ""
    _states: dict[int, str] = field(default_factory=dict)
    _shown: dict[str, Any] = field(default_factory=dict)

    # the walk's observer

    def entering(self, chapter: Chapter[Any]) -> None:
        """The robot reads what the org has of this chapter."""
        self.mode = Mode.READING
        self.step = next((step for step in chapter.steps if self.flow in step.flows), None)
        self.say("")

    def starting(self, step: Step[Any]) -> None:
        """A step's turn."""
        if self.flow in step.flows:
            self.step, self.differences, self.away = step, (), False
            self.ahead = frozenset()
            self.error = self.hint = ""
            self.changed()

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """What differs, before anybody does anything about it."""
        self.differences = tuple(map(str, differences))

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step's tick."""
        self._states[step.number] = _state(result)
        if self.mode not in BUSY:  # else the next step follows at once, and is told with it
            self.changed()

    def note(self, text: str) -> None:
        """Something that happened within a step."""
        self.say(text)

    def end(self, title: str, says: str) -> None:
        """The walk is over: what stands where the steps stood."""
        self.step, self.title, self.says, self.message, self.differences = None, title, says, "", ()
        self.mode = Mode.OVER
        self.changed()

    # the desk's pen

    def say(self, text: str) -> None:
        """A sentence for the person."""
        self.message = text
        self.changed()

    def changed(self) -> None:
        """Tells the faces, if what they should show is not what they show."""
        facts = self.facts()
        if facts != self._shown:
            self._shown = facts
            for fingerprint in self.faces:
                fingerprint.show(facts)

    def facts(self) -> dict[str, Any]:
        """Everything that a face shows, as plain data."""
        step = self.step
        mine = [step for chapter in self.chapters for step in chapter.steps if self.flow in step.flows]
        return {
            "app": self.app,
            "org": self.org,
            "mode": str(self.mode),
            "state": texts.STATES[self.mode],
            "task": self.task,
            "preview": list(self.preview),
            "card": self.card,
            "buttons": buttons(self.mode, away=self.away, optional=step is not None and step.optional),
            "message": self.message or (texts.AWAY if self.away else self._ahead_in_words()),
            "error": self.error,
            "hint": self.hint,
            "ask": self.question,
            "away": self.away,
            "differences": list(self.differences),
            "number": step.number if step is not None else 0,
            "of": len(mine) and max(one.number for one in mine),
            "title": step.title if step is not None else self.title,
            "says": step.says if step is not None else self.says,
            "why": step.why if step is not None else "",
            "trouble": step.trouble if step is not None else "",
            "values": [[entry.label, entry.value] for entry in step.values] if step is not None else [],
            "chapter": next((chapter.title for chapter in self.chapters if step in chapter.steps), ""),
            "chapters": [
                {"title": chapter.title, "steps": [self._line(one) for one in chapter.steps]}
                for chapter in self.chapters
            ],
        }

    def _ahead_in_words(self) -> str:
        steps = [step for chapter in self.chapters for step in chapter.steps if step.number in self.ahead]
        return f"Right already: {', '.join(f'{step.number} {step.title}' for step in steps)}" if steps else ""

    def _line(self, step: Step[Any]) -> dict[str, Any]:
        state = self._states.get(step.number, "")
        if self.flow not in step.flows:
            state = "other"
        elif not state:
            ahead = "ahead" if step.number in self.ahead else "todo"
            state = "now" if self.step is not None and step.number == self.step.number else ahead
        return {"number": step.number, "title": step.title, "state": state}


def _state(result: Result) -> str:
    match result.status:
        case Status.DONE:
            return "person" if result.by is By.PERSON else "done"
        case Status.ALREADY:
            return "already"
        case Status.SKIPPED:
            return "skipped"
        case Status.FAILED:
            return "failed"
    return "other"
