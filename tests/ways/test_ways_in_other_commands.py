"""Ways in where no app is walked: doctor looks by them, and asks the Salesforce CLI for a URL that is fresh."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.jobs.ways import target as target_org
from automation.jobs.ways.salesforce_cli import OpenedOrg
from automation.jobs.ways.target import TargetOrg
from fixtures.practice_org import ADMIN, PracticeOrg
from pages import Secret

from ..support.command import env_of, setupwalk
from . import fake_sf

APP = {"APP_CONTACT_EMAIL": "owner@practice.example", "APP_PROFILES": "System Administrator"}


def test_doctor_with_a_target_org(practice: PracticeOrg, tmp_path: Path) -> None:
    """It logs in as the CLI's user and looks into the org, without a password."""
    env = fake_sf.install(tmp_path / "bin", fake_sf.opens(practice), fake_sf.opens(practice))
    done = setupwalk("doctor", "--json", "--target-org", "prac", folder=tmp_path, env=env | APP)
    findings = {finding["what"]: finding for finding in done.facts["findings"]}
    assert findings["login"]["state"] == "ok", findings
    assert ADMIN in findings["login"]["says"]
    assert practice.url in findings["org"]["says"]


def test_audit_with_a_target_org(practice: PracticeOrg, tmp_path: Path) -> None:
    """It visits the screens as the CLI's user; without a password none is typed."""
    env = fake_sf.install(tmp_path / "bin", fake_sf.opens(practice))
    done = setupwalk("audit", "--json", "--target-org", "prac", folder=tmp_path, env=env)
    assert done.code == 0, done.err
    assert any("--target-org prac leads past it" in one for one in done.facts["not_visited"])
    assert not any(entry.method == "POST" and entry.path == "/" for entry in practice.org.log.entries)


def test_audit_of_another_org_than_expected(practice: PracticeOrg, tmp_path: Path) -> None:
    """Exit code 3 after the login, and no screen is visited."""
    done = setupwalk("audit", "--expect-org", "00D000000000Abc", folder=tmp_path, env=env_of(practice))
    assert done.code == 3, done.err
    assert not any("/app/mgmt/" in entry.path for entry in practice.org.log.entries)


def test_doctor_with_an_unknown_alias(tmp_path: Path) -> None:
    """What the CLI says is a finding, beside those about this machine."""
    answer = fake_sf.fails("NamedOrgNotFoundError", "No authorization information found for prac.")
    done = setupwalk(
        "doctor", "--json", "--target-org", "prac", folder=tmp_path, env=fake_sf.install(tmp_path / "bin", answer)
    )
    assert done.code == 3, done.err
    findings = {finding["what"]: finding for finding in done.facts["findings"]}
    assert "not known to the Salesforce CLI" in findings["org"]["says"]
    assert findings["browser"]["state"] == "ok"


def test_login_needs_an_address(practice: PracticeOrg, tmp_path: Path) -> None:
    """Logging in by hand needs an address: --target-org alone is refused, and nothing is opened."""
    env = fake_sf.install(tmp_path / "bin", fake_sf.opens(practice))
    done = setupwalk("login", "--target-org", "prac", folder=tmp_path, env=env)
    assert done.code == 3
    assert "SF_LOGIN_URL" in done.err


def test_url_is_asked_for_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first answer serves once, as long as it is fresh; what is known of the org does not need another."""
    asked: list[int] = []

    def run() -> OpenedOrg:
        asked.append(len(asked))
        return OpenedOrg(
            Secret(f"https://a.my.salesforce.com/{len(asked)}"), "https://a.my.salesforce.com", "00D", ADMIN
        )

    target = TargetOrg(run)
    assert target.known() is target.known()
    assert target.ask().reveal().endswith("/1")
    assert target.ask().reveal().endswith("/2")
    target = TargetOrg(run)
    target.known()
    monkeypatch.setattr(target_org, "DOOR_KEEPS", -1.0)
    assert target.ask().reveal().endswith("/4")
    assert asked == [0, 1, 2, 3]
