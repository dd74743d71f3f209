"""Kept logins as files: whose they are, which one a run takes, and what becomes of files that are none."""

from __future__ import annotations

import json
import stat
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from automation.browser.org_identity import OrgIdentity
from automation.browser.saved_session import SESSIONS, SavedSession, keep, kept_login
from automation.errors import SettingsError
from automation.jobs.arrival import serves, walks_as

URL = "https://login.salesforce.com"
NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
ONE = OrgIdentity("00D000000000001", "one.my.salesforce.com", "admin@one.example")
OTHER = OrgIdentity("00D000000000002", "other.my.salesforce.com", "admin@other.example")


def _cookie(host: str, sid: str) -> dict[str, Any]:
    flags = {"httpOnly": True, "secure": True, "sameSite": "None"}
    return {"name": "sid", "value": sid, "domain": host, "path": "/", "expires": -1, **flags}


def _login(identity: OrgIdentity) -> SavedSession:
    state = {"cookies": [_cookie(identity.host, f"{identity.org_id}!secret")], "origins": []}
    return SavedSession.of(identity, URL, home=f"https://{identity.host}/home/home.jsp", state=state, now=NOW)


def _found(folder: Path, username: str = "", now: datetime = NOW) -> tuple[SavedSession | None, str]:
    said: list[str] = []
    return kept_login(folder, URL, username, now, said.append), "\n".join(said)


def test_round_trip(tmp_path: Path) -> None:
    """What was kept is found again, for its user in any case of letters, and is for its owner alone."""
    path = keep(tmp_path, _login(ONE))
    assert _found(tmp_path) == (_login(ONE), "")
    assert _found(tmp_path, ONE.username.upper()) == (_login(ONE), "")
    assert "secret" not in repr(_login(ONE))
    if sys.platform != "win32":
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_somebody_elses(tmp_path: Path) -> None:
    """A login is for the user it was kept for; who is named otherwise is told why it is not used."""
    keep(tmp_path, _login(ONE))
    found, said = _found(tmp_path, "somebody@else.example")
    assert found is None
    assert ONE.username in said
    assert "SF_USERNAME" in said


def test_two_orgs_behind_one_address(tmp_path: Path) -> None:
    """Each user's login has a file of its own; without a name nobody is chosen."""
    keep(tmp_path, _login(ONE))
    keep(tmp_path, _login(OTHER))
    assert _found(tmp_path, ONE.username)[0] == _login(ONE)
    assert _found(tmp_path, OTHER.username)[0] == _login(OTHER)
    with pytest.raises(SettingsError, match=r"admin@one\.example.*admin@other\.example") as refused:
        _found(tmp_path)
    assert "SF_USERNAME" in refused.value.hint


def test_ended(tmp_path: Path) -> None:
    """A login that has ended is not used, and that is said."""
    keep(tmp_path, _login(ONE))
    found, said = _found(tmp_path, now=NOW + timedelta(hours=3))
    assert found is None
    assert "ended" in said


def test_serves_its_own_org_and_user() -> None:
    """The org's word after sign-in decides: another org or user, or an org that does not tell, is refused."""
    serves(_login(ONE))(ONE)
    serves(_login(ONE))(OrgIdentity(ONE.org_id, "a.lightning.force.com", ONE.username.upper()))
    for found in (OTHER, OrgIdentity(ONE.org_id, ONE.host, OTHER.username), None):
        with pytest.raises(SettingsError, match="nothing was changed"):
            serves(_login(ONE))(found)


def test_nobody_walks_as_somebody_else() -> None:
    """The user who is named is the one who walks, whoever typed the password."""
    walks_as(ONE.username.upper(), "--username")(ONE)
    walks_as("", "default")(ONE)
    walks_as(ONE.username, "--username")(OrgIdentity(ONE.org_id, ONE.host, ""))
    with pytest.raises(SettingsError, match="--username"):
        walks_as(OTHER.username, "--username")(ONE)


def _changed(**members: Any) -> str:
    cookie = _cookie(ONE.host, f"{ONE.org_id}!x")
    whole = {
        "format": "setupwalk kept login 2",
        "org_id": ONE.org_id,
        "host": ONE.host,
        "username": ONE.username,
        "login_url": URL,
        "home": f"https://{ONE.host}/home/home.jsp",
        "ends": "2099-01-01T00:00:00+00:00",
        "sure": True,
        "state": {"cookies": [cookie], "origins": []},
    }
    return json.dumps(whole | members)


def test_as_written(tmp_path: Path) -> None:
    """What the next test changes is a kept login as it stands."""
    (tmp_path / SESSIONS).mkdir(parents=True)
    (tmp_path / SESSIONS / "x.json").write_text(_changed(), encoding="utf-8")
    assert _found(tmp_path)[0] is not None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "null",
        "[" * 100_000,
        '{"org": "https://login.salesforce.com", "ends": "2099-01-01T00:00:00+00:00", "state": {}}',
        _changed(format="setupwalk kept login 1"),
        _changed(org_id="00D000000000001AAA\n"),
        _changed(org_id="not an id"),
        _changed(username=7),
        _changed(ends="2099-01-01T00:00:00"),
        _changed(ends="9999-12-31T23:59:59-23:00"),
        _changed(ends=1e300),
        _changed(sure="yes"),
        _changed(home="https://evil.example/home"),
        _changed(home="javascript:alert(1)"),
        _changed(home="https://[bad/"),
        _changed(state=[]),
        _changed(state={"cookies": [{"name": "sid"}], "origins": []}),
        _changed(state={"cookies": "many", "origins": []}),
        _changed(state={"cookies": [], "origins": [{"origin": 1}]}),
    ],
)
def test_edited_files(tmp_path: Path, text: str) -> None:
    """A file that is damaged, edited, or of an older version is told of and not used; it stays as it is."""
    path = tmp_path / SESSIONS / "x.json"
    path.parent.mkdir(parents=True)
    path.write_text(text, encoding="utf-8")
    found, said = _found(tmp_path)
    assert found is None
    assert str(path) in said
    assert "setupwalk login" in said
    assert path.read_text(encoding="utf-8") == text
