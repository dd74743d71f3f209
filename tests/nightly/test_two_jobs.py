"""Two jobs that begin at once, and a machine that has no room for a browser."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import setupwalk


def test_first_run_twice_at_once(tmp_path: Path) -> None:
    """Both end well: the second waits, and knows the pair that the first has made as the app's own. To rotate it,
    as was advised, would have made the first one's key worthless."""
    with PracticeOrg() as practice:
        env = {
            "SF_LOGIN_URL": practice.url,
            "SF_USERNAME": ADMIN,
            "SF_PASSWORD": PASSWORD,
            "APP_CONTACT_EMAIL": "owner@practice.example",
            "APP_PROFILES": "System Administrator",
            "SETUPWALK_WAIT_MINUTES": "0",
        }
        with ThreadPoolExecutor(2) as jobs:
            runs = [jobs.submit(setupwalk, "create", folder=tmp_path, env=env, seconds=300) for _ in range(2)]
        done = [run.result() for run in runs]
        assert [one.code for one in done] == [0, 0], done[0].err + done[1].err
        assert done[0].out == done[1].out
        assert "sf org login jwt" in done[0].out


def test_no_room_for_a_browser(tmp_path: Path) -> None:
    """A browser that finds no place for its temporary files is not the one to blame."""
    (tmp_path / "full").write_text("", encoding="utf-8")
    done = setupwalk("create", folder=tmp_path, env={"TMPDIR": str(tmp_path / "full")})
    assert done.code == 3, done.err
    assert "set TMPDIR to a folder in which files can be made" in done.err
    assert "CHROME_BIN" not in done.err
