"""Enrolments that come to nothing: then no passkey is in the org either, as far as setupwalk could help it."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from automation.passkeys.kept import keep
from automation.passkeys.sealed import Owner, Seal
from fixtures.practice_org import ADMIN, INTEGRATION, PasskeyPolicy, PracticeOrg
from pages.values.passkey import Passkey
from pages.values.secret import Secret

from ..actor import meet
from ..show import guided
from .enrolling import KEY, ends, kept, log_in, plan, settings, verdicts, wanting

pytestmark = pytest.mark.whole

COMMAND = ("login", "--enroll-passkey")


def test_somebody_else_logs_in(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where another user than SF_USERNAME logs in, nothing is pressed and nothing registered: exit code 3."""
    practice.org.state.passkey_policy = PasskeyPolicy.EVERYBODY
    with guided(tmp_path, settings(practice, SF_USERNAME=INTEGRATION) | screen, command=COMMAND) as show:
        log_in(show, tmp_path, playwright)  # as the administrator
        ends(show.end(), f"{ADMIN} is logged in, but SF_USERNAME is {INTEGRATION}")
    assert practice.org.state.passkeys == []
    assert not (tmp_path / ".setupwalk" / "passkeys").exists()


def test_another_org(practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """In another org than the expected one nothing is registered either."""
    more = {"SETUPWALK_EXPECT_ORG": "00D000000000009"}
    with guided(tmp_path, settings(wanting(practice), **more) | screen, command=COMMAND) as show:
        log_in(show, tmp_path, playwright)
        ends(show.end(), "--expect-org is 00D000000000009")
    assert practice.org.state.passkeys == []


def test_window_closed(practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """Closing the window gives up at once, with 130, and keeps nothing."""
    with guided(tmp_path, settings(wanting(practice)) | screen, command=COMMAND) as show:
        show.says("Log in to")
        meet(playwright, show.port).page.close()
        done = show.end(20)
    assert done.code == 130, done.err
    assert not (tmp_path / ".setupwalk" / "passkeys").exists()


def test_org_that_does_not_say_who(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where the org does not tell who is logged in, the person makes the passkey with the button, and it is kept."""
    practice.faults.arm("error-500", at="/services/oauth2/userinfo", times=99)
    with guided(tmp_path, settings(wanting(practice)) | screen, command=COMMAND) as show:
        person = log_in(show, tmp_path, playwright)
        show.says("Press Create Passkey in the window, if admin@practice.example is logged in")
        assert practice.org.state.passkeys == []
        person.actor.page.get_by_role("button", name="Create Passkey").click()
        done = show.end()
    assert done.code == 0, done.err
    assert kept(tmp_path).exists()
    practice.faults.disarm()
    assert plan(practice, tmp_path).code == 2
    assert verdicts(practice) == ["passkey registered", "passkey ok"]


def stranger(practice: PracticeOrg, folder: Path) -> Path:
    """Puts a passkey of the administrator into its place, which was registered by way of another login URL."""
    url = "https://login.salesforce.com"
    owner = Owner(practice.org.state.org_id[:15], ADMIN, url, "acme.my.salesforce.com", datetime.now(UTC))
    return keep(folder, owner, Passkey("Y3JlZA==", owner.rp_id, "MDA1", Secret("a2V5"), 7), Seal.of(Secret(KEY)))


def test_kept_by_another_login_url(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where a passkey of this user of this org is kept, by whatever login URL, none is made and its file stays."""
    path = stranger(practice, tmp_path)
    before = path.read_bytes()
    with guided(tmp_path, settings(wanting(practice)) | screen, command=COMMAND) as show:
        log_in(show, tmp_path, playwright)
        ends(show.end(), "kept already")
    assert practice.org.state.passkeys == []
    assert path.read_bytes() == before


def test_kept_meanwhile(practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright) -> None:
    """What fails once the org has the passkey says that it is there, unkept, and how to remove it."""
    practice.faults.arm("error-500", at="/services/oauth2/userinfo", times=99)
    with guided(tmp_path, settings(wanting(practice)) | screen, command=COMMAND) as show:
        person = log_in(show, tmp_path, playwright)
        show.says("Press Create Passkey in the window")
        path = stranger(practice, tmp_path)
        before = path.read_bytes()
        person.actor.page.get_by_role("button", name="Create Passkey").click()
        done = show.end()
    assert done.code == 1, done.err
    assert "the org has been given a passkey that is not kept here" in done.err
    assert "Built-in Authenticators, Del" in done.err
    assert len(practice.org.state.passkeys) == 1
    assert path.read_bytes() == before


def test_org_that_cannot_be_known(
    practice: PracticeOrg, screen: dict[str, str], tmp_path: Path, playwright: Playwright
) -> None:
    """Where the session does not tell which org this is, nothing is pressed, and no passkey made."""
    practice.org.state.org_id = "nobody"  # with which session ids begin
    with guided(tmp_path, settings(wanting(practice)) | screen, command=COMMAND) as show:
        log_in(show, tmp_path, playwright)
        done = show.end()
    assert done.code == 1, done.err
    assert "it cannot be read which org this is; no passkey was made" in done.err
    assert practice.org.state.passkeys == []
