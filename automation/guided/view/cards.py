"""The cards that come before the steps: what will happen, and what will change. They decide nothing."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...engine.person_commands import Verb
from ...engine.step import Difference, Step
from . import texts
from .buttons import button
from .modes import NEW_KEY, PLACES

_EMPTY = ("empty", "nothing", "none", "no file", "not selected")
"""What a look says of a value that is not there."""


def welcome(app: str, steps: int) -> dict[str, Any]:
    """What will happen in a session for that app, in so many steps."""
    return _card("welcome", texts.WELCOME_TITLE, [line.format(app=app, steps=steps) for line in texts.WELCOME], "start")


def plan(changes: Sequence[tuple[Step[Any], Difference]]) -> dict[str, Any]:
    """What will change, step by step; of what is empty now only what it will be."""
    values = [(step, difference) for step, difference in changes if difference.what not in PLACES]
    new = [texts.PLAN_NEW] if any(difference.what == NEW_KEY for _, difference in changes) else []
    lines = new + [f"{step.number}. {_change(difference)}" for step, difference in values]
    return _card("plan", texts.PLAN_TITLE, lines, "go_on")


def _change(difference: Difference) -> str:
    empty = not difference.deed and difference.found in _EMPTY
    return f"{difference.what}: {difference.wanted}" if empty else difference.change


def _card(kind: str, title: str, lines: Sequence[str], first: str) -> dict[str, Any]:
    buttons = [button(first, Verb.DO), button("rest", Verb.REST), button("stop", Verb.STOP)]
    return {"kind": kind, "title": title, "lines": list(lines), "copy": [], "buttons": buttons}
