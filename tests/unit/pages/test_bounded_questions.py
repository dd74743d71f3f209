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
_FILES = [path for folder in ("pages", "automation") for path in sorted((ROOT / folder).rglob("*.py"))]
_SIMILAR = {"text", "line", "letters", "labels"}
"""Names of things that have a method `count` or `title` and are no page."""


def unbounded(path: Path) -> Iterator[str]:
    """The calls in a file that may wait for ever."""

    def look(node: ast.AST, *, bounded: bool) -> Iterator[str]:
        if isinstance(node, ast.With):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            names = [
                call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
                for call in calls
            ]
            bounded = bounded or any(name in _BOUNDS for name in names)
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in _ENDLESS
            and not bounded
        ):
            own = isinstance(node.func.value, ast.Name) and node.func.value.id in _SIMILAR
            ends = any(keyword.arg == "timeout" for keyword in node.keywords)
            if not own and not ends and (node.func.attr not in ("count", "title") or not node.args):
                yield f"{path.name}:{node.lineno} {node.func.attr}"
        for child in ast.iter_child_nodes(node):
            yield from look(child, bounded=bounded)

    return look(ast.parse(path.read_text(encoding="utf-8")), bounded=False)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_question_ends(path: Path) -> None:
    """Whatever asks a page does so within a bound: a page whose script never yields answers nothing."""
    assert not list(unbounded(path))
