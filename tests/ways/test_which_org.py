"""Which org somebody has come to: its kind, the one that was expected, and who may change production."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from automation.browser.org_identity import OrgKind
from automation.context.arriving.org_kind import kind_by_host, kind_of
from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.sign_in.forms import checksum
from fixtures.practice_org import INTEGRATION, PracticeOrg

from ..support.command import Done, env_of, setupwalk


@pytest.mark.parametrize(
    ("sandbox", "edition", "ends", "kind"),
    [
        (False, "Enterprise Edition", None, OrgKind.PRODUCTION),
        (False, "Enterprise Edition", "2026-12-01T00:00:00.000+0000", OrgKind.PRODUCTION),
        (False, "Developer Edition", None, OrgKind.DEVELOPER),
        (True, "Unlimited Edition", None, OrgKind.SANDBOX),
        (True, "Developer Edition", "2026-12-01T00:00:00.000+0000", OrgKind.SCRATCH),
        (None, "Developer Edition", None, None),
        (False, "", None, None),
        ("false", "Developer Edition", None, None),
    ],
)
def test_kind_by_the_orgs_word(sandbox: object, edition: str, ends: str | None, kind: OrgKind | None) -> None:
    """What Organization says; where a part is missing, nothing is concluded."""
    row = {"IsSandbox": sandbox, "OrganizationType": edition, "TrialExpirationDate": ends}
    assert kind_of(row) == kind


@pytest.mark.parametrize(
    ("host", "kind"),
    [
        ("acme--uat.sandbox.my.salesforce.com", OrgKind.SANDBOX),
        ("acme-dev-ed.develop.my.salesforce.com", OrgKind.DEVELOPER),
        ("acme-1.scratch.my.salesforce.com", OrgKind.SCRATCH),
        ("acme.my.salesforce.com", OrgKind.UNKNOWN),
        ("sandbox.my.salesforce.com", OrgKind.UNKNOWN),
        ("acme.sandbox.my.salesforce.com.example.org", OrgKind.UNKNOWN),
        ("localhost:8765", OrgKind.UNKNOWN),
    ],
)
def test_kind_by_the_host(host: str, kind: OrgKind) -> None:
    """Where the org does not say: the partition in My Domain's name, and nothing that only looks like it."""
    assert kind_by_host(host) == kind
    assert OrgKind.UNKNOWN.careful


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ("00Dxx0000001gPL", "00Dxx0000001gPL"),
        ("00Dxx0000001gPLEAY", "00Dxx0000001gPL"),
        ("00DXX0000001GPLEAY", None),
        ("005xx0000001gPL", None),
        ("00Dxx0000001gP", None),
    ],
)
def test_org_id(tmp_path: Path, given: str, found: str | None) -> None:
    """15 or 18 characters; a case that was lost on the way is noticed by the last three."""
    if found is None:
        with pytest.raises(SettingsError, match="SETUPWALK_EXPECT_ORG"):
            Settings.read({}, {"SETUPWALK_EXPECT_ORG": given}, tmp_path)
        return
    assert Settings.read({}, {"SETUPWALK_EXPECT_ORG": given}, tmp_path).sign_in.expect_org == found
    assert found + checksum(found) in (given, "00Dxx0000001gPLEAY")


def _run(org: PracticeOrg, folder: Path, command: str, *args: str, **env: str) -> Done:
    return setupwalk(command, *args, "--json", folder=folder, env=env_of(org, **env))


def test_another_org_than_expected(practice: PracticeOrg, tmp_path: Path) -> None:
    """Exit code 3, and of the org nothing but the login was asked."""
    done = _run(practice, tmp_path, "create", "--expect-org", "00Dxx0000001gPL")
    assert done.code == 3, done.err
    assert practice.org.state.org_id[:15] in done.err
    assert not practice.org.log.writes
    assert not any("/forceconnectedapps/" in entry.path for entry in practice.org.log.entries)


@pytest.mark.parametrize("kind", ["production", pytest.param("trial", marks=pytest.mark.whole)])
def test_production(tmp_path: Path, kind: str) -> None:
    """Nobody there: plan reads, create stops before its first write with both flags in the hint; each of them lets it
    go on, and a second run, which changes nothing, needs neither."""
    with PracticeOrg(kind=kind) as org:
        assert _run(org, tmp_path, "plan").code == 2
        stopped = _run(org, tmp_path, "create")
        assert stopped.code == 3, stopped.err
        hint = stopped.facts["error"]["hint"]
        assert "--yes" in hint
        assert f"--expect-org {org.org.state.org_id[:15]}" in hint
        assert not org.org.state.connected_apps or "Walked App" not in [
            app.name for app in org.org.state.connected_apps
        ]
        assert not org.org.log.writes
        done = _run(org, tmp_path, "create", "--expect-org", org.org.state.org_id)
        assert done.code == 0, done.err
        assert done.facts["org_kind"] == "production"
        assert done.facts["way_in"] == "user name and password"
        assert _run(org, tmp_path, "create").code == 0
        assert _run(org, tmp_path, "cert", "rotate").code == 3
        assert _run(org, tmp_path, "cert", "rotate", "--yes").code == 0
        assert _run(org, tmp_path, "undo", done.facts["run"]).code == 3
        assert _run(org, tmp_path, "delete", "--yes").code == 0


@pytest.mark.parametrize(
    "kind",
    [pytest.param("developer", marks=pytest.mark.whole), "sandbox", pytest.param("scratch", marks=pytest.mark.whole)],
)
def test_no_production(tmp_path: Path, kind: str) -> None:
    """Where nothing depends on it nobody is asked."""
    with PracticeOrg(kind=kind) as org:
        done = _run(org, tmp_path, "create", "--yes" if kind == "scratch" else "--no-verbose")
        assert done.code == 0, done.err
        assert done.facts["org_kind"] in ("developer edition", "sandbox", "scratch org")


def test_unknown_counts_as_production(tmp_path: Path) -> None:
    """An org whose API does not answer may be production."""
    with PracticeOrg() as org:
        org.org.api_enabled = False
        done = _run(org, tmp_path, "create")
        assert done.code == 3, done.err
        assert "--yes" in done.facts["error"]["hint"]
        assert done.facts["org_kind"] == "unknown"
        assert not org.org.log.writes
        _run(org, tmp_path, "create", "--yes")  # its proof needs the API
        assert org.org.log.writes


def test_undo_is_the_users_own(practice: PracticeOrg, tmp_path: Path) -> None:
    """A run of one user is not undone as another one, whatever rights they have."""
    assert _run(practice, tmp_path, "create").code == 0
    other = practice.org.user(INTEGRATION)
    admin = practice.org.user("admin@practice.example")
    assert other is not None
    assert admin is not None
    other.profile_id = admin.profile_id
    done = _run(practice, tmp_path, "undo", "--yes", SF_USERNAME=INTEGRATION)
    assert done.code == 3, done.err
    assert "walked in that run" in done.err
    assert json.loads(done.out)["exit_code"] == 3
