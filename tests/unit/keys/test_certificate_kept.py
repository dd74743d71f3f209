"""Making a key pair: nothing is overwritten, and a kill at any moment loses nothing."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.keys.pair import new_pair, read_pair

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
POSIX = sys.platform != "win32"


@pytest.mark.parametrize(
    ("there", "words"),
    [
        (("server.key",), "has server.key already, without server.crt"),
        (("server.crt",), "has server.crt already, without server.key"),
        (("server.key", "server.crt"), "has server.key and server.crt already"),
    ],
)
def test_nothing_is_overwritten(tmp_path: Path, there: tuple[str, ...], words: str) -> None:
    """Where one of the files is there, no file is written at all."""
    for name in there:
        (tmp_path / name).write_text(f"somebody's {name}")
    with pytest.raises(SettingsError, match=words) as caught:
        new_pair(tmp_path, common_name="x", now=NOW)
    assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(there)
    assert all((tmp_path / name).read_text() == f"somebody's {name}" for name in there)


@pytest.mark.skipif(not POSIX, reason="links need rights on Windows")
def test_a_dangling_link_is_somebodys(tmp_path: Path) -> None:
    """A link that leads nowhere yet counts as a file: the key would appear behind it."""
    (tmp_path / "server.key").symlink_to(tmp_path / "elsewhere" / "server.key")
    with pytest.raises(SettingsError, match=r"has server\.key already"):
        new_pair(tmp_path, common_name="x", now=NOW)


def test_folder_is_a_file(tmp_path: Path) -> None:
    """A folder that cannot be made is refused by name."""
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingsError, match="cannot be written to"):
        new_pair(tmp_path / "file", common_name="x", now=NOW)


def test_a_file_system_without_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where links do not exist, the key is created exclusively, and a second run still overwrites nothing."""

    def no_links(*_: object, **__: object) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", no_links)
    made = new_pair(tmp_path, common_name="x", now=NOW)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["server.crt", "server.key"]
    assert not made.warnings
    with pytest.raises(SettingsError, match="already"):
        new_pair(tmp_path, common_name="x", now=NOW)


KILLED = """
import os, sys
from datetime import UTC, datetime
from pathlib import Path
from automation.keys import generate
from automation.keys.pair import new_pair

moments = {"open", "os.link", "os.rename", "os.remove", "os.chmod"}
left = 0
folder = ""

def kill(event, arguments):
    global left
    if folder and event in moments and str(arguments[0]).startswith(folder):
        if left == 0:
            os._exit(9)
        left -= 1

sys.addaudithook(kill)
pem = generate.self_signed("x", datetime(2026, 11, 24, 12, tzinfo=UTC), 10, 2048)
generate.self_signed = lambda *_: pem
for moment in range(100):
    child = os.fork()
    if child == 0:
        left, folder = moment, str(Path(sys.argv[1], str(moment)))
        new_pair(Path(folder), common_name="x", now=datetime(2026, 11, 24, 12, tzinfo=UTC))
        os._exit(0)
    if os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0:
        break
"""


@pytest.mark.skipif(not POSIX, reason="kills a forked process at each of its moments")
def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Killed before any of its file operations and run again, there is one whole pair; a key once there stays."""
    subprocess.run([sys.executable, "-c", KILLED, str(tmp_path)], check=True, cwd=Path(__file__).parents[3])
    folders = sorted(tmp_path.iterdir(), key=lambda path: int(path.name))
    assert len(folders) > 5
    between = 0
    for folder in folders:
        key, certificate = folder / "server.key", folder / "server.crt"
        kept = key.read_bytes() if key.exists() else None
        if kept and certificate.exists():
            found = read_pair(certificate, key, now=NOW)
        else:
            between += kept is not None
            found = new_pair(folder, common_name="x", now=NOW)
        assert found.certificate.read_bytes().count(b"BEGIN CERTIFICATE") == 1
        assert kept in (None, key.read_bytes())
    assert between >= 1, "no kill fell between the key and the certificate"


def test_interrupted_by_ctrl_c(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Interrupted before the key has its name, nothing is left behind."""

    def interrupted(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "link", interrupted)
    with pytest.raises(KeyboardInterrupt):
        new_pair(tmp_path, common_name="x", now=NOW)
    assert list(tmp_path.iterdir()) == []
