"""What a person is shown of a walk: one set of facts for every face. It knows no page and steers nothing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from ...engine.step import Chapter, Difference, Flow, Result, Step
from . import texts
from .buttons import buttons
from .modes import BUSY, PLACES, Mode, standing


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
    card: dict[str, Any] | None = None
    ahead: frozenset[int] = frozenset()
    lost: frozenset[int] = frozenset()
    step: Step[Any] | None = None
    _states: dict[int, str] = field(default_factory=dict)
    _changes: dict[int, tuple[str, ...]] = field(default_factory=dict)
    _shown: dict[str, Any] = field(default_factory=dict)

    @property
    def numbers(self) -> int:
        """How many steps the walk has."""
        return sum(self.flow in step.flows for chapter in self.chapters for step in chapter.steps)

    # the walk's observer

    def entering(self, chapter: Chapter[Any]) -> None:
        """The robot reads what the org has of this chapter."""
        self.mode = Mode.READING
        if (first := next((step for step in chapter.steps if self.flow in step.flows), None)) is not None:
            self._turn(first)
        self.changed()

    def starting(self, step: Step[Any]) -> None:
        """A step's turn."""
        if self.flow in step.flows:
            self._turn(step)
            self.changed()

    def _turn(self, step: Step[Any]) -> None:
        """What belongs to one step alone ends with it; only why the walk has gone back is said at the step behind."""
        if self.step is not None and step.number > self.step.number:
            self.message = ""
        self.step, self.differences, self.away = step, (), False
        self.ahead = self.lost = frozenset()
        self.error = self.hint = self.task = ""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """What differs, before anybody does anything about it; what a Save will make of it is shown at the Save."""
        self.see(differences)
        if step.lasting:
            self._changes[step.number] = tuple(one.change for one in differences if one.what not in PLACES)

    def see(self, differences: Sequence[Difference]) -> None:
        """What differs now, in sentences: the first is what to do."""
        self.task, *rest = [one.plain for one in differences] or [""]
        self.differences = tuple(rest)

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step's tick."""
        self._states[step.number] = standing(result)
        if self.mode not in BUSY:  # else the next step follows at once, and is told with it
            self.changed()

    def note(self, text: str) -> None:
        """Something that happened within a step."""
        self.say(text)

    def end(self) -> None:
        """The steps are over; a card takes their place."""
        self.step, self.message, self.differences, self.task = None, "", (), ""

    # the desk's pen

    def say(self, text: str) -> None:
        """A sentence for the person."""
        self.message = text
        self.changed()

    def undone(self, numbers: Iterable[int]) -> None:
        """Steps that were right are to be done again."""
        self._states |= dict.fromkeys(numbers, "lost")

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
            "preview": self._preview(),
            "card": self.card,
            "buttons": buttons(self.mode, away=self.away, optional=step is not None and step.optional),
            "message": self.message or self._stands(),
            "error": self.error,
            "hint": self.hint,
            "ask": self.question,
            "differences": list(self.differences),
            "number": step.number if step is not None else 0,
            "of": len(mine) and max(one.number for one in mine),
            "title": step.title if step is not None else "",
            "says": step.says if step is not None else "",
            "why": step.why if step is not None else "",
            "trouble": step.trouble if step is not None else "",
            "values": [[entry.label, entry.value] for entry in step.values] if step is not None else [],
            "chapter": next((chapter.title for chapter in self.chapters if step in chapter.steps), ""),
            "chapters": [
                {"title": chapter.title, "steps": [self._line(one) for one in chapter.steps]}
                for chapter in self.chapters
            ],
        }

    def _preview(self) -> list[str]:
        """What the Save of this step makes of its chapter's steps."""
        if self.step is None or not self.step.saves:
            return []
        steps = next((chapter.steps for chapter in self.chapters if self.step in chapter.steps), ())
        return [change for step in steps for change in self._changes.get(step.number, ())]

    def _stands(self) -> str:
        """How the step stands, where nothing else is to be said; a card says what it has to say."""
        if self.card is not None:
            return ""
        return texts.AWAY if self.away else self._ahead_in_words()

    def _ahead_in_words(self) -> str:
        steps = [step for chapter in self.chapters for step in chapter.steps if step.number in self.ahead]
        return f"Right already: {', '.join(f'{step.number} {step.title}' for step in steps)}" if steps else ""

    def _line(self, step: Step[Any]) -> dict[str, Any]:
        state = "lost" if step.number in self.lost else self._states.get(step.number, "")
        if self.flow not in step.flows:
            state = "other"
        elif not state or (state == "lost" and step == self.step):
            ahead = "ahead" if step.number in self.ahead else "todo"
            state = "now" if self.step is not None and step.number == self.step.number else ahead
        return {"number": step.number, "title": step.title, "state": state}
