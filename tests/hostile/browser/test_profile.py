"""The browser's profile is a fresh one: a person's is refused, and nothing of it stays, even after a kill."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from automation.browser.find import find_browser
from automation.browser.trust_store import trusting
from automation.network.trust import Trust
from fixtures.practice_org import PracticeOrg

from ...support.command import ROOT, env_of, setupwalk
from ..orgs.small_server import self_made

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="scripts and signals are POSIX's")


def program() -> Path:
    """The browser that runs here."""
    found = find_browser(os.environ).path
    if found is None:
        pytest.skip("the browser is Playwright's own, which no script stands before")
    return found


@POSIX_ONLY
def test_persons_profile(tmp_path: Path) -> None:
    """A CHROME_BIN that is a script which names a profile is refused once the browser tells so, and before it opens a
    page; options in CHROME_BIN itself are refused before anything starts. Both are exit code 3."""
    persons = tmp_path / "persons profile"
    script = tmp_path / "chrome"
    script.write_text(f'#!/bin/sh\nexec {program()} "$@" --user-data-dir="{persons}"\n', encoding="utf-8")
    script.chmod(0o755)
    with PracticeOrg() as practice:
        done = setupwalk("create", folder=tmp_path, env=env_of(practice, CHROME_BIN=str(script)))
        assert done.code == 3, done.err
        assert str(persons) in done.err
        assert "fresh profile" in done.err
        given = f"{program()} --user-data-dir={persons}"
        done = setupwalk("create", folder=tmp_path, env=env_of(practice, CHROME_BIN=given))
        assert (done.code, "CHROME_BIN holds options" in done.err) == (3, True), done.err
        assert practice.org.log.entries == []


@POSIX_ONLY
def test_nothing_stays(tmp_path: Path) -> None:
    """The profile lies in the folder for temporary files, and has gone after a run and after one that was killed."""
    folder = tmp_path / "temporary"
    folder.mkdir()
    with PracticeOrg(faults=["slow:seconds=4,times=100"]) as practice:
        environ = {**os.environ, **env_of(practice), "TMPDIR": str(folder), "PYTHONPATH": str(ROOT)}
        process = subprocess.Popen(
            [sys.executable, "-m", "automation", "plan"],
            cwd=tmp_path,
            env=environ,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        try:
            assert waited(lambda: any(folder.glob("playwright_*profile*")))
        finally:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        assert waited(lambda: not any(folder.glob("playwright_*"))), list(folder.iterdir())


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the browser takes the system's store")
def test_home_of_a_killed_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The copy of the user's store of certificates, which a run with a company's authority starts the browser with, has
    gone at its end; what a killed run has left goes with the next one, and what a live one has does not."""
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    (tmp_path / "temporary").mkdir()
    (tmp_path / "certutil").write_text("#!/bin/sh\nexit 0\n", encoding="ascii")
    (tmp_path / "certutil").chmod(0o755)
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    live, dead = (tmp_path / "temporary" / f"setupwalk-home-{number}-x" for number in (os.getppid(), ended.pid))
    for folder in (live, dead):
        folder.mkdir()
        os.utime(folder, (0, 0))
    authority, _ = self_made(tmp_path)
    trust = Trust.read({}, authority)
    with trusting(trust, {"PATH": str(tmp_path), "HOME": str(tmp_path)}, print) as environ:
        assert environ is not None
        home = Path(environ["HOME"])
        assert home.is_dir()
        assert (live.exists(), dead.exists()) == (True, False)
    assert not home.exists()


def waited(done: object, seconds: float = 40) -> bool:
    """Whether it comes true."""
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        if done():  # type: ignore[operator]
            return True
        time.sleep(0.05)
    return False
