"""Passkeys that are refused before a browser opens: the org hears nothing of them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Playwright

from fixtures.practice_org import PracticeOrg

from ...support.command import setupwalk
from .enrolling import ends, enroll, kept, plan, settings, wanting

pytestmark = pytest.mark.whole

_NONE = "keyring.backends.fail.Keyring"
"""A machine without a keyring."""


def _other_org(facts: dict[str, Any]) -> None:
    facts["org_id"] = "00D000000000009"


def _other_user(facts: dict[str, Any]) -> None:
    facts["username"] = "else@practice.example"


def _other_count(facts: dict[str, Any]) -> None:
    facts["sealed"] = facts["sealed"][:-8] + "AAAAAAA="


def _other_version(facts: dict[str, Any]) -> None:
    facts["format"] = "setupwalk passkey 2"


def test_refused_before_a_browser_opens(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """A file that was changed, is another's or of another version, and a key that is wrong or missing: exit code 3, a
    clear word, and the org hears nothing."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    path = kept(tmp_path)
    whole = path.read_bytes()
    practice.org.log.clear()
    for number, (change, words) in enumerate(
        [
            (_other_org, "seal is broken"),
            (_other_user, "and SF_USERNAME is"),
            (_other_count, "seal is broken"),
            (_other_version, "another version"),
        ]
    ):
        other = tmp_path / f"other{number}.json"
        facts = json.loads(whole)
        change(facts)
        other.write_text(json.dumps(facts), encoding="utf-8")
        ends(plan(practice, tmp_path, SETUPWALK_PASSKEY_FILE=str(other)), words)
    ends(plan(practice, tmp_path, SETUPWALK_PASSKEY_KEY="another key of thirty characters"), "another key")
    ends(plan(practice, tmp_path, SETUPWALK_PASSKEY_KEY="", PYTHON_KEYRING_BACKEND=_NONE), "no keyring")
    with PracticeOrg() as other_org:
        there = plan(
            other_org, tmp_path, SETUPWALK_PASSKEY_FILE=str(path), SETUPWALK_EXPECT_ORG=other_org.org.state.org_id
        )
        ends(there, "expected org")
        assert not other_org.org.log.entries
    assert not practice.org.log.entries


def test_nothing_is_kept_twice(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where one is kept already, no window opens; without an org, a user or a key neither."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    practice.org.log.clear()
    cases: list[tuple[dict[str, str], str]] = [
        ({}, "kept already"),
        ({"SF_LOGIN_URL": ""}, "no org to log in to"),
        ({"SF_USERNAME": ""}, "SF_USERNAME is not set"),
        ({"SETUPWALK_PASSKEY_KEY": "short"}, "fewer than"),
        ({"SETUPWALK_PASSKEY_KEY": "", "PYTHON_KEYRING_BACKEND": _NONE}, "no keyring"),
    ]
    for more, words in cases:
        folder = tmp_path if "kept" in words else tmp_path / "else"
        folder.mkdir(exist_ok=True)
        ends(setupwalk("login", "--enroll-passkey", folder=folder, env=settings(practice) | more), words)
    assert not practice.org.log.entries
