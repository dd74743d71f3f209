"""The documents tell the truth: their tables are the code's, and what they name is there."""

from __future__ import annotations

import re
from importlib.util import find_spec
from pathlib import Path

import pytest

from automation.cli.parser import parser
from tests.tools.readme_tables import README, ROOT, with_tables

ROOMS = ROOT / "automation" / "README.md"
DOCUMENTS = [README, ROOMS, ROOT / "fixtures" / "recipes" / "README.md", *(ROOT / "fixtures" / "tables").glob("*.md")]


def test_tables() -> None:
    """`python -m tests.tools.readme_tables` would change nothing."""
    text = README.read_text(encoding="utf-8")
    assert with_tables(text) == text


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda document: document.relative_to(ROOT).as_posix())
def test_what_is_named_is_there(document: Path) -> None:
    """Each path, each linked file, each module that is run and each command exists."""
    text = document.read_text(encoding="utf-8")
    paths = re.findall(r"(?<![\w./])(?:automation|pages|fixtures|tests)/[\w./-]*\w", text)
    links = re.findall(r"\]\((?!https?:)([^)#]+)", text)
    modules = re.findall(r"python3? -m ([\w.]+)", text)
    commands = re.findall(r"`setupwalk ([a-z]+)", text)
    missing = [path for path in paths if not (ROOT / path).exists()]
    missing += [link for link in links if not (document.parent / link).exists()]
    missing += [module for module in modules if find_spec(module) is None]
    assert missing + [command for command in commands if f"\n    {command} " not in parser().format_help()] == []


@pytest.mark.parametrize("top", ["automation", "pages", "fixtures/practice_org", "tests"])
def test_every_room_is_drawn(top: str) -> None:
    """The picture of the rooms has each of them, and none that is gone."""
    picture = ROOMS.read_text(encoding="utf-8").split("```")[1]
    drawn = re.split(r"\n(?=\S)", picture.partition(f"\n{top}/")[2])[0]
    rooms = {folder.parent.name for folder in (ROOT / top).glob("*/__init__.py")}
    assert set(re.findall(r"(?<=  )(\w+)/(?=\s)", drawn)) == rooms
