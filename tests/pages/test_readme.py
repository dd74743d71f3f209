"""The README tells the truth about page objects: its example runs."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, expect

import pages
from fixtures.practice_org import PracticeOrg

from ..tools.readme_tables import README

TEXT = README.read_text(encoding="utf-8")


def test_example_runs(page: Page, practice: PracticeOrg, monkeypatch: pytest.MonkeyPatch) -> None:
    """The ten lines that show a page object in somebody's own test run as they stand, and check something true."""
    (example,) = [code for code in re.findall(r"```python\n(.*?)```", TEXT, re.DOTALL) if "from pages import" in code]
    assert len(example.strip().splitlines()) <= 10
    monkeypatch.setenv("ORG_URL", practice.url)
    names: dict[str, Any] = {}
    exec(compile(example, "README.md", "exec"), names)  # noqa: S102 - it is our own README
    names["test_backup_is_pre_authorized"](page)
    policies = names["Org"](page, practice.url).current(pages.ConnectedAppPolicies)
    expect(policies.permitted_users.locator).to_be_visible()
    app = practice.org.app_by_name("Backup Courier")
    assert app is not None
