"""Which buttons a person has at each moment. Each keeps its place; what cannot be pressed now is off there."""

from __future__ import annotations

from typing import Any

from ...engine.person_commands import Verb
from . import texts
from .modes import BUSY


def button(name: str, verb: Verb, *, on: bool = True) -> dict[str, Any]:
    """One button as the faces take it: what it orders, its label and explanation, and whether it can be pressed."""
    label, title = texts.BUTTONS[name]
    return {"order": str(verb), "label": label, "title": title, "on": on}


def buttons(mode: str, *, away: bool, optional: bool) -> dict[str, dict[str, Any]]:
    """The footer of a step: seven places, always the same ones, in this order."""
    busy, broken = mode in BUSY, mode == "broken"
    if mode == "visiting":
        first = button("continue", Verb.DO)
    else:
        first = button("fix" if broken else "do", Verb.DO, on=not busy)
    paused = mode == "paused"
    return {
        "do": first,
        "mine": button("fix_mine" if broken else "mine", Verb.MINE, on=mode not in ("yours", "reading", "visiting")),
        "rest": button("rest", Verb.REST, on=not busy and not broken),
        "back": button("back", Verb.BACK, on=not busy) if away else button("show", Verb.SHOW, on=not busy),
        "skip": button("skip", Verb.SKIP, on=optional and not busy),
        "pause": button("resume", Verb.RESUME) if paused else button("pause", Verb.PAUSE, on=mode in ("robot", "rest")),
        "stop": button("stop", Verb.STOP),
    }
