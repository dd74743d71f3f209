"""The house keeps its shape: small modules, small folders, and what Setup's pages look like known in pages alone."""

from __future__ import annotations

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[2]
HOUSE = ("automation", "fixtures", "pages", "tests")
MODULES = sorted(
    path.relative_to(ROOT) for top in HOUSE for path in (ROOT / top).rglob("*.py") if "node_modules" not in path.parts
)
KNOWN = {".".join(path.with_suffix("").parts).removesuffix(".__init__") for path in MODULES}
SELECTOR = re.compile(
    r"#[a-z]\w*[ ,:]*$|\[(id|name|title|class|type|role|for)\s*[$^*~|]?=|querySelector|getElementById|ctrDiv|j_id0"
    r"|:(has|not|nth-child)\(|\b(input|button|select|table|td|div|label|form)[.#\[:](?=\w)"
    r"|\.(errorMsg|labelCol|slds-|pbBody|bRelatedList)"
)
"""What a text has in it that finds something on a page."""


def test_modules_and_folders_are_small() -> None:
    """No module, tests included, has more than 200 lines, and no folder more than 15 modules."""
    long = [str(path) for path in MODULES if len((ROOT / path).read_text(encoding="utf-8").splitlines()) > 200]
    full = [str(folder) for folder, modules in Counter(path.parent for path in MODULES).items() if modules > 15]
    assert (long, full) == ([], [])


def test_no_import_cycle() -> None:
    """No module imports itself by a detour, not even for its types alone."""
    left = {_dotted(path): set(_imported(path)) for path in MODULES}
    while ends := {module for module, targets in left.items() if not targets & left.keys() - {module}}:
        left = {module: targets for module, targets in left.items() if module not in ends}
    assert sorted(left) == []


def _dotted(path: Path) -> str:
    return ".".join(path.with_suffix("").parts).removesuffix(".__init__")


def _imported(path: Path) -> Iterator[str]:
    """The modules that a module imports, wherever in it; of a name that is a module of a package, the module alone."""
    package = path.parent.parts
    for node in ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            start = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join([*start, *([node.module] if node.module else [])])
            names = {f"{module}.{name.name}" for name in node.names}
            yield from names & KNOWN or {module}


def test_selectors_live_in_pages() -> None:
    """No text in automation looks for anything on a page of Setup; the guided panel has a page of its own."""
    found = [
        f"{path}:{line} {text[:60]}"
        for path in MODULES
        if path.parts[0] == "automation" and path.parts[1] != "guided"
        for line, text in _texts(path)
        if SELECTOR.search(text)
    ]
    assert found == []


def _texts(path: Path) -> Iterator[tuple[int, str]]:
    """The texts of a module that are no docstrings, with their lines."""
    nodes = list(ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8"))))
    told = {id(node.value) for node in nodes if isinstance(node, ast.Expr)}
    for node in nodes:
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in told:
            yield node.lineno, node.value
