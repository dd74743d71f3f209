"""The README tells the truth: its tables are the code's, its example runs, its commands exist."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import PracticeOrg
from tests.tools.readme_tables import README, with_tables

from ...support.command import ROOT, setupwalk

TEXT = README.read_text(encoding="utf-8")


def test_tables() -> None:
    """`python -m tests.tools.readme_tables` would change nothing."""
    assert with_tables(TEXT) == TEXT


def test_example_runs(page: Page, practice: PracticeOrg, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten lines that show a page object in somebody's own test run as they stand, and check something true."""
    (example,) = [code for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL) if "from pages import" in code]
    assert len(example.strip().splitlines()) <= 10
    monkeypatch.setenv("ORG_URL", practice.url)
    names: dict[str, Any] = {}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - it is our own README
    names["test_backup_is_pre_authorized"](page)
    app = practice.org.app_by_name("Backup Courier")
    assert app is not None


def test_pictures_are_there() -> None:
    """Every picture that the README shows is in the project."""
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", TEXT)
    assert len(pictures) >= 2
    assert [name for name in pictures if not (ROOT / name).is_file()] == []


def test_commands_exist(tmp_path: Path) -> None:
    """Each command of the README's table is one that the program knows."""
    listed = set(re.findall(r"^\| `setupwalk ([a-z]+)", TEXT, re.MULTILINE))
    known = setupwalk("--help", folder=tmp_path)
    assert known.code == 0
    assert listed == set(re.findall(r"^    ([a-z]+) ", known.out, re.MULTILINE))
