"""A desk to walk at: steps that put their number into a form, without a browser."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from automation.engine.step import Chapter, Difference, Flow, Step


@dataclass
class Desk:
    """Something to work on: a form, and what is stored of it after a save."""

    form: dict[str, str] = field(default_factory=dict)
    stored: dict[str, str] = field(default_factory=dict)
    done: list[int] = field(default_factory=list)
    surveys: int = 0


def step(number: int, *, flows: frozenset[Flow] = frozenset(Flow), wrong: bool = False) -> Step[Desk]:
    """A step that puts its number into the form; a wrong one puts something else there."""

    def do(desk: Desk) -> None:
        desk.done.append(number)
        desk.form[str(number)] = "something else" if wrong else "yes"

    def differences(desk: Desk) -> Iterator[Difference]:
        found = (desk.form or desk.stored).get(str(number), "no")
        if found != "yes":
            yield Difference(f"Field {number}", "yes", found)

    return Step(number, f"Step {number}", "says", do, differences, flows=flows)


def save(number: int, *, loses: str = "") -> Step[Desk]:
    """A step that stores the form, but for one field that the org loses."""

    def do(desk: Desk) -> None:
        desk.done.append(number)
        desk.stored = {key: value for key, value in desk.form.items() if key != loses}
        desk.form = {}

    def differences(desk: Desk) -> Iterator[Difference]:
        if desk.form:
            yield Difference("Save", "stored", "the form is open")

    return Step(number, "Save", "says", do, differences)


def survey(desk: Desk) -> None:
    """Reads the stored thing back."""
    desk.surveys += 1
    desk.form = {}


def chapter(*steps: Step[Desk], read_first: bool = False) -> Chapter[Desk]:
    """A chapter whose stored thing can be read back."""
    return Chapter("Chapter", steps, read_back=survey, stored=lambda _: read_first)
