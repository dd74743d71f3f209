"""Registered once in a window, a passkey answers a headless run's login every time after it, and nobody else's."""

from __future__ import annotations

import shutil
import stat
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from automation.passkeys.sealed import SealedFile
from fixtures.practice_org import ADMIN, Dialect, PasskeyPolicy, PracticeOrg
from pages.values.secret import Secret

from .enrolling import KEY, enroll, kept, plan, verdicts, wanting

pytestmark = pytest.mark.whole


@pytest.mark.sample
@pytest.mark.timeout(900)  # eleven runs of a browser, one after the other
def test_ten_headless_logins(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Enrolled once, ten `plan`s log in with it, each with a higher count, which is kept at once; all verified."""
    done = enroll(wanting(practice), screen, tmp_path, playwright)
    assert done.code == 0, done.err
    assert ADMIN in done.err
    path = kept(tmp_path)
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert not (tmp_path / ".setupwalk" / "sessions").exists()
    counts = []
    for _ in range(10):
        planned = plan(practice, tmp_path)
        assert planned.code == 2, planned.err  # there is no app yet
        counts.append(SealedFile.read(path.read_bytes(), "file").open(Secret(KEY))[0].sign_count)
        assert practice.org.state.passkeys[0].sign_count == counts[-1]
    assert verdicts(practice) == ["passkey registered", *["passkey ok"] * 10]
    assert counts == sorted(set(counts))
    assert len(counts) == 10


@pytest.mark.parametrize(
    ("dialect", "three"),
    [("passkey_button=use,passkey_asks=at-once", False), ("hosts=generic-login", False), ("", True)],
)
def test_elsewhere(screen: dict[str, str], tmp_path: Path, playwright: Playwright, dialect: str, three: bool) -> None:
    """The same where the org has other words and other hosts: the passkey is for the org's own host."""
    with PracticeOrg(dialect=Dialect.parse(dialect), origins="three" if three else "one") as org:
        assert enroll(wanting(org), screen, tmp_path, playwright).code == 0
        planned = plan(org, tmp_path)
        assert planned.code == 2, planned.err
        assert verdicts(org) == ["passkey registered", "passkey ok"]
        assert org.org.state.passkeys[0].rp_id in kept(tmp_path).read_text(encoding="utf-8")


def test_from_the_users_page(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where the org does not ask for one at the login, setupwalk leads from the user's page to the registration."""
    done = enroll(practice, screen, tmp_path, playwright)
    assert done.code == 0, done.err
    practice.org.state.passkey_policy = PasskeyPolicy.PRIVILEGED
    assert plan(practice, tmp_path).code == 2
    assert verdicts(practice) == ["passkey registered", "passkey ok"]


def test_passkey_alone(screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """Where the login page takes a passkey alone, no password is needed; where it does not, the run says so."""
    with PracticeOrg(dialect=Dialect.parse("passkey_login=button")) as org:
        assert enroll(wanting(org), screen, tmp_path, playwright).code == 0
        for username in (ADMIN, ""):
            planned = plan(org, tmp_path, SF_PASSWORD="", SF_USERNAME=username)
            assert planned.code == 2, planned.err
        assert verdicts(org) == ["passkey registered", "passkey ok", "passkey ok"]
        org.org.state.passkeys.clear()  # the page offers it to those who have one
        refused = plan(org, tmp_path, SF_PASSWORD="")
        assert refused.code == 3, refused.err
        assert "SF_PASSWORD" in refused.err


def test_contents_in_a_variable(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """A CI job has the file's contents in a secret and keeps no count: each of its logins is taken."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    content = kept(tmp_path).read_text(encoding="utf-8")
    for number in range(3):
        folder = tmp_path / f"job{number}"
        folder.mkdir()
        planned = plan(practice, folder, SETUPWALK_PASSKEY_FILE=content)
        assert planned.code == 2, planned.err
        assert not (folder / ".setupwalk" / "passkeys").exists()
    assert verdicts(practice) == ["passkey registered", *["passkey ok"] * 3]


def test_another_org_at_the_same_address(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where another org answers at the passkey's address, and lets in without it, the run stops after the sign-in."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    practice.stop()
    with PracticeOrg(port=practice.port) as other:
        done = plan(other, tmp_path)
        assert done.code == 3, done.err
        assert "the passkey was kept for" in done.err
        assert other.org.log.writes == []


def test_without_a_passkey(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Without one a run ends with exit code 4 and the way to one; one that was removed in the org is told of."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    bare = tmp_path / "bare"
    bare.mkdir()
    done = plan(practice, bare)
    assert done.code == 4, done.err
    assert "login --enroll-passkey" in done.err
    practice.org.state.passkeys[0].credential_id = "b3RoZXI"
    done = plan(practice, tmp_path)
    assert done.code != 0
    assert "does not take the kept passkey" in done.err
    practice.org.state.passkeys.clear()
    done = plan(practice, bare)
    assert done.code == 4, done.err
    assert "login --enroll-passkey" in done.err


def test_killed_before_the_count_was_kept(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """A file that a kill or a backup has put back to an earlier count logs in all the same: no count comes twice."""
    assert enroll(wanting(practice), screen, tmp_path, playwright).code == 0
    early = tmp_path / "early.json"
    shutil.copy2(kept(tmp_path), early)
    for _ in range(2):
        assert plan(practice, tmp_path).code == 2
        shutil.copy2(early, kept(tmp_path))
    assert plan(practice, tmp_path).code == 2
    assert verdicts(practice) == ["passkey registered", *["passkey ok"] * 3]
