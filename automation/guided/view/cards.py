"""The cards that come before the steps: what will happen, and what will change. They decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...engine.person_commands import Verb
from ...engine.step import Difference, Step
from . import texts
from .buttons import button
from .modes import PLACES


def welcome(app: str, steps: int) -> dict[str, Any]:
    """What will happen in a session for that app, in so many steps."""
    return _card("welcome", texts.WELCOME_TITLE, [line.format(app=app, steps=steps) for line in texts.WELCOME], "start")


def plan(changes: Sequence[tuple[Step[Any], Difference]]) -> dict[str, Any]:
    """What will change, step by step."""
    lines = [
        f"{step.number}. {step.title}: {difference.change}"
        for step, difference in changes
        if difference.what not in PLACES
    ]
    return _card("plan", texts.PLAN_TITLE, lines, "go_on")


def _card(kind: str, title: str, lines: Sequence[str], first: str) -> dict[str, Any]:
    buttons = [button(first, Verb.DO), button("rest", Verb.REST), button("stop", Verb.STOP)]
    return {"kind": kind, "title": title, "lines": list(lines), "copy": [], "buttons": buttons}
