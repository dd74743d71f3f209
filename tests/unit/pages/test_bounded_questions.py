"""No question to a browser without an end: what Playwright gives no time-out is asked within the product's own."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from ...support.command import ROOT

_ENDLESS = {"evaluate", "evaluate_all", "evaluate_handle", "count", "title", "all_inner_texts", "all_text_contents"}
"""Playwright's methods that wait for the page and take no time-out, or not always."""
_BOUNDS = {"asking", "acting", "within"}
_LENT = {"hindrance", "_wrong_with", "texts_of"}
"""Functions of the lowest room, which knows no watchdog: they ask within the bound of whoever calls them, so a call of
one counts as a question itself."""
_FILES = [path for folder in ("pages", "automation") for path in sorted((ROOT / folder).rglob("*.py"))]
_SIMILAR = {"text", "line", "letters", "labels"}
"""Names of things that have a method `count` or `title` and are no page."""


def unbounded(path: Path) -> Iterator[str]:
    """The calls in a file that may wait for ever."""

    def look(node: ast.AST, *, bounded: bool) -> Iterator[str]:
        if isinstance(node, ast.FunctionDef):
            bounded = node.name in _LENT
        if isinstance(node, ast.With):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            names = [
                call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                for call in calls
            ]
            bounded = bounded or any(name in _BOUNDS for name in names)
        if isinstance(node, ast.Call) and not bounded and not _ends(node):
            if isinstance(node.func, ast.Attribute) and node.func.attr in _ENDLESS:
                own = isinstance(node.func.value, ast.Name) and node.func.value.id in _SIMILAR
                if not own and (node.func.attr not in ("count", "title") or not node.args):
                    yield f"{path.name}:{node.lineno} {node.func.attr}"
            elif isinstance(node.func, ast.Name) and node.func.id in _LENT:
                yield f"{path.name}:{node.lineno} {node.func.id}"
        for child in ast.iter_child_nodes(node):
            yield from look(child, bounded=bounded)

    return look(ast.parse(path.read_text(encoding="utf-8")), bounded=False)


def _ends(call: ast.Call) -> bool:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "timeout"]
    return any(not isinstance(value, ast.Constant) or value.value is not None for value in given)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_question_ends(path: Path) -> None:
    """Whatever asks a page does so within a bound: a page whose script never yields answers nothing."""
    assert not list(unbounded(path))
