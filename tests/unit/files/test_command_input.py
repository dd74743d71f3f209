"""Handing bytes to a command: it gets them whole, is bounded in time and output, and nothing of it stays behind."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

import pytest

from automation.files.command_input import hand_to
from automation.files.command_output import MOST

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="commands of a POSIX shell")
ENV = {"PATH": os.environ["PATH"]}


def test_it_gets_them_whole(tmp_path: Path) -> None:
    """More bytes than a pipe holds arrive as they are; a command that reads none of them is no failure."""
    data = os.urandom(300_000)
    told, failed = hand_to(f"cat > {tmp_path}/taken; echo done", data, seconds=20, environ=ENV)
    assert (told, failed, (tmp_path / "taken").read_bytes()) == ("done\n", None, data)
    assert hand_to("true", data, seconds=20, environ=ENV) == ("", None)


def test_its_environment_is_the_given_one(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this process's own environment reaches it."""
    monkeypatch.setenv("SF_PASSWORD", "4711 secret")
    told, failed = hand_to("env", b"", seconds=20, environ=ENV | {"GH_TOKEN": "theirs"})
    assert (failed, "GH_TOKEN=theirs" in told, "4711" in told) == (None, True, False)


@pytest.mark.parametrize(
    ("command", "says"),
    [
        ("exit 7", "ended with exit code 7"),
        ("echo oh no >&2; false", "ended with exit code 1"),
        ("sleep 60", "did not end within 0.5 seconds"),
        ("yes", "printed more than"),
    ],
)
def test_failures(command: str, says: str) -> None:
    """Each is told, and none takes longer than it may."""
    began = time.monotonic()
    told, failed = hand_to(command, b"key", seconds=20 if command == "yes" else 0.5, environ=ENV)
    assert says in str(failed)
    assert len(told) <= MOST
    assert time.monotonic() - began < 15


def test_nothing_stays_behind(tmp_path: Path) -> None:
    """What a command has started in the background ends with it."""
    command = f"(while :; do date > {tmp_path}/alive; sleep 0.05; done) & echo $! > {tmp_path}/pid"
    hand_to(command, b"", seconds=20, environ=ENV)
    pid = int((tmp_path / "pid").read_text())
    ends = time.monotonic() + 10
    while Path(f"/proc/{pid}/stat").exists() and time.monotonic() < ends:
        state = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()[0]
        if state == "Z":
            break
    else:
        assert not Path(f"/proc/{pid}").exists()
