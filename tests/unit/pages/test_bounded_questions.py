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
_ASKS = "ask"
"""Asks within a bound what it is handed: a lambda, or a function of the same file, alone or in `partial`. A call
of that function elsewhere counts as a question itself."""
_LENT = {"hindrance", "_wrong_with", "texts_of"}
"""Functions of the lowest room, which knows no watchdog: they ask within the bound of whoever calls them, so a call of
one counts as a question itself."""
_FILES = [path for folder in ("pages", "automation") for path in sorted((ROOT / folder).rglob("*.py"))]
_SIMILAR = {"text", "line", "letters", "labels"}
"""Names of things that have a method `count` or `title` and are no page."""


def unbounded(path: Path) -> Iterator[str]:
    """The calls in a file that may wait for ever."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    asked = {_name(one) for call in ast.walk(tree) if _asks(call) for one in ast.walk(call) if one is not call}
    lent = _LENT | {node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef) and node.name in asked}

    def look(node: ast.AST, *, bounded: bool) -> Iterator[str]:
        if isinstance(node, ast.FunctionDef):
            bounded = node.name in lent
        if isinstance(node, ast.With):
            calls = [item.context_expr for item in node.items if isinstance(item.context_expr, ast.Call)]
            bounded = bounded or any(_name(call.func) in _BOUNDS for call in calls)
        if isinstance(node, ast.Call) and not bounded and not _ends(node):
            if isinstance(node.func, ast.Attribute) and node.func.attr in _ENDLESS:
                own = isinstance(node.func.value, ast.Name) and node.func.value.id in _SIMILAR
                if not own and (node.func.attr not in ("count", "title") or not node.args):
                    yield f"{path.name}:{node.lineno} {node.func.attr}"
            elif _name(node.func) in lent:
                yield f"{path.name}:{node.lineno} {_name(node.func)}"
        for child in ast.iter_child_nodes(node):
            yield from look(child, bounded=bounded or _asks(node))

    return look(tree, bounded=False)


def _name(node: ast.AST) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def _asks(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == _ASKS


def _ends(call: ast.Call) -> bool:
    given = [keyword.value for keyword in call.keywords if keyword.arg == "timeout"]
    return any(not isinstance(value, ast.Constant) or value.value is not None for value in given)


@pytest.mark.parametrize("path", _FILES, ids=lambda path: path.stem)
def test_every_question_ends(path: Path) -> None:
    """Whatever asks a page does so within a bound: a page whose script never yields answers nothing."""
    assert not list(unbounded(path))


def test_a_question_handed_on_is_seen(tmp_path: Path) -> None:
    """What is handed to `ask` has an end; what is asked elsewhere, also by the function that was handed, has none."""
    file = tmp_path / "page.py"
    file.write_text(
        "def look():\n    return frame.evaluate('1')\n\n"
        "def good():\n    ask(page, look, 0)\n    ask(page, lambda: frame.evaluate('2'), 0)\n\n"
        "def bad():\n    look()\n    frame.evaluate('3')\n"
    )
    assert list(unbounded(file)) == ["page.py:9 look", "page.py:10 evaluate"]
