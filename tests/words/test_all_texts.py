"""A look at all texts of the program at once: none has a word of its makers' that an administrator would not know."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.engine.step import Status

ROOT = Path(__file__).parents[2]
FORBIDDEN = {
    "a source path": r"\b(pages|automation)/[\w/]+\.py\b",
    "a word for the program's own parts": r"\b(journey|rung|the board|the desk|the hand|executor|observer|the robot)\b",
    "a difference instead of what to do": r"\bwanted\b.*, found\b",
    "a sentence that no native speaker says": r"goes on from there|\bhangs on\b|nobody agreed|leave\b.{0,20}\baway\b"
    r"|\bshall\b|keeps your copy|made anew|is no (?:setting|file|folder)\b|Press (?:\*\*|Save|Manage|New)|\bTick \*\*",
    "advice to run again that does not say what": r"\b(?:then )?run again\b",
    "an address of an ended org": r"sf org login .*localhost",
}
"""What no text may have, by why."""
OWN = {
    ("engine/step.py", "a difference instead of what to do"): "results.json and the log for those who compare values",
}
"""Texts for programs."""


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are no docstrings, with their lines; of an f-string all of it, with its gaps."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    told = {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}
    parts = {id(part) for node in ast.walk(tree) if isinstance(node, ast.JoinedStr) for part in node.values}
    for node in ast.walk(tree):
        if isinstance(node, ast.JoinedStr):
            yield (
                node.lineno,
                "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values),
            )
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and not {id(node)} & (told | parts):
            yield node.lineno, node.value


def _all() -> Iterator[tuple[str, int, str]]:
    for top in ("automation", "pages"):
        for path in sorted((ROOT / top).rglob("*.py")):
            yield from ((str(path.relative_to(ROOT / top)), line, text) for line, text in _texts(path))
    for path in sorted((ROOT / "automation" / "reporting" / "templates").glob("*.html")):
        for line, text in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            yield path.name, line, re.sub(r"\{[{%].*?[%}]\}|<[^>]*>", " ", text)


@pytest.mark.parametrize("why", FORBIDDEN)
def test_no_text_has(why: str) -> None:
    """Wording table, as a kind: what was mended there, and what is like it, stands in no text of the program."""
    pattern = re.compile(FORBIDDEN[why])
    found = [
        f"{place}:{line} {text}"
        for place, line, text in _all()
        if len(text.split()) > 2 and "(?" not in text and pattern.search(text) and (place, why) not in OWN
    ]
    assert found == []


def test_the_exceptions_are_there() -> None:
    """No exception stays behind when its text goes."""
    for place, why in OWN:
        texts = [text for _, text in _texts(ROOT / "automation" / place)]
        assert any(re.search(FORBIDDEN[why], text) for text in texts), place


def test_statuses_in_words() -> None:
    """Wording table: a step that is right is "no change", one that only leads on is "after that"."""

    assert (Status.ALREADY.words, Status.FOLLOWS.words, Status.DIFFERS.words) == (
        "no change",
        "after that",
        "to change",
    )
