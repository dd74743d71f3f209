"""The lock between a user's runs: who gets it, how long the others wait, and what may lie in its place."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from automation.bootstrap.lock import LockNotFreed, locked
from automation.bootstrap.user_folder import user_folder
from automation.errors import SETTINGS

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, modes and pipes of POSIX")
HOLD = "import sys; from automation.bootstrap.lock import locked; from pathlib import Path\n"
HOLD += "with locked('x', print, folder=Path(sys.argv[1]), command=sys.argv[2]):\n"
HOLD += "    print('held', flush=True); sys.stdin.read()"


def held(folder: Path, command: str = "") -> subprocess.Popen[str]:
    """Another process that holds the lock `x` until its input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(folder), command], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def never() -> None:
    """What waits, where nothing is to wait for."""
    raise AssertionError("it waits")


def test_one_after_the_other(tmp_path: Path) -> None:
    """Whoever comes second is told once, and goes on when the first has ended, by whatever end."""
    told: list[str] = []
    with held(tmp_path) as other:

        def waiting() -> None:
            told.append("waits")
            other.kill()

        with locked("x", waiting, folder=tmp_path):
            assert told == ["waits"]
    with locked("x", never, folder=tmp_path), locked("y", never, folder=tmp_path):
        pass


@pytest.mark.parametrize(("command", "named"), [("", ""), ("cert rotate", r" \(cert rotate\)")])
def test_the_wait_ends(tmp_path: Path, command: str, named: str) -> None:
    """A lock that is not freed in time is exit code 3; told is who holds it: the process, its command, since when."""
    with held(tmp_path, command) as other:
        began = time.monotonic()
        words = rf"process {other.pid}{named}, since \d{{4}}-\d\d-\d\d \d\d:\d\d UTC, still holds x\.lock after 0\.3 s"
        with (
            pytest.raises(LockNotFreed, match=words) as caught,
            locked("x", lambda: None, seconds=0.3, folder=tmp_path),
        ):
            raise AssertionError("two have it")
        assert time.monotonic() - began < 5
        assert caught.value.kind is SETTINGS
        other.kill()


@posix
@pytest.mark.parametrize("kind", ["link", "folder"])
def test_what_lies_in_its_place(tmp_path: Path, kind: str) -> None:
    """A link is not followed and a folder is no lock: both are a sentence with the path."""
    place = tmp_path / "x.lock"
    if kind == "link":
        place.symlink_to(tmp_path / "victim")
    else:
        place.mkdir()
    with pytest.raises(LockNotFreed, match=r"x\.lock cannot be taken"), locked("x", never, folder=tmp_path):
        pass
    assert not (tmp_path / "victim").exists()


@posix
def test_an_unwritable_folder(tmp_path: Path) -> None:
    """A folder that is not there is told with the lock's path."""
    with pytest.raises(LockNotFreed, match="cannot be taken"), locked("x", never, folder=tmp_path / "none"):
        pass


@posix
def test_the_users_own_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The folder is the user's alone, below the home folder and not among everybody's temporary files."""
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr(sys, "platform", "linux")
    folder = user_folder()
    assert folder == tmp_path / "home" / ".local" / "state" / "setupwalk"
    assert folder.stat().st_mode & 0o777 == 0o700
    assert user_folder() == folder


@posix
@pytest.mark.parametrize("kind", ["link", "file", "open to all"])
def test_a_folder_that_is_not_the_users_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    """A link, a file or a folder that others can write to is passed over; where nothing else is left, it is told."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    place = tmp_path / "setupwalk"
    if kind == "link":
        (tmp_path / "elsewhere").mkdir()
        place.symlink_to(tmp_path / "elsewhere")
    elif kind == "file":
        place.touch()
    else:
        place.mkdir()
        place.chmod(0o777)
    temporary = tmp_path / "temporary"
    temporary.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(temporary))
    own = temporary / f"setupwalk-{os.getuid()}"
    assert user_folder() == own
    own.rmdir()
    own.symlink_to(tmp_path)
    with pytest.raises(Exception, match=r"no place for what is kept for this user: .*is a link") as caught:
        user_folder()
    assert str(place) in str(caught.value)


@posix
@pytest.mark.parametrize("home", ["relative", "/", "/proc/nowhere"])
def test_no_usable_home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, home: str) -> None:
    """Without a usable home folder, as in containers, the user's own folder is among the temporary files."""
    monkeypatch.setenv("HOME", home)
    monkeypatch.delenv("XDG_STATE_HOME", raising=False)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert user_folder() == tmp_path / f"setupwalk-{os.getuid()}"
