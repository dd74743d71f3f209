"""Putting a new pair in the place of an old one: tried first, links kept, finished after a kill."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.keys.files_in_place import NEXT, clear_waiting, finish_rotation, put_in_place, try_places

posix = pytest.mark.skipif(sys.platform == "win32", reason="links, pipes and devices of POSIX")


def places(folder: Path, *, keys: Path | None = None) -> tuple[Path, Path]:
    """An old pair, and a new one that waits beside the certificate."""
    certificate, key = folder / "app.crt", (keys or folder) / "app.key"
    for path in (certificate, key):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"old {path.suffix}")
        path.chmod(0o600)
    (folder / NEXT).mkdir()
    (folder / NEXT / "server.crt").write_text("new .crt")
    (folder / NEXT / "server.key").write_text("new .key")
    return certificate, key


def test_put_in_place(tmp_path: Path) -> None:
    """Both files are the new ones, and nothing waits any more."""
    certificate, key = places(tmp_path, keys=tmp_path / "elsewhere")
    try_places(certificate, key)
    put_in_place(certificate, key)
    assert (certificate.read_text(), key.read_text()) == ("new .crt", "new .key")
    clear_waiting(certificate)
    assert sorted(path.name for path in tmp_path.iterdir()) == ["app.crt", "elsewhere"]
    if sys.platform != "win32":
        assert key.stat().st_mode & 0o777 == 0o600


@posix
def test_links(tmp_path: Path) -> None:
    """A link stays one, through several and across folders, and the file behind it is the new one."""
    real = tmp_path / "real"
    certificate, key = places(tmp_path, keys=real)
    first, link = tmp_path / "first", tmp_path / "link.key"
    first.symlink_to(Path("real") / "app.key")
    link.symlink_to(first)
    try_places(certificate, link)
    put_in_place(certificate, link)
    assert link.is_symlink()
    assert key.read_text() == "new .key"


@posix
@pytest.mark.parametrize("what", ["folder", "pipe", "device", "read-only", "no folder", "one file for both"])
def test_not_replaceable(tmp_path: Path, what: str) -> None:
    """A place where no file can be put is named before anything is changed, and everything is as before."""
    certificate, key = places(tmp_path)
    if what == "folder":
        key = tmp_path
    elif what == "pipe":
        key = tmp_path / "pipe"
        os.mkfifo(key)
    elif what == "one file for both":
        key = tmp_path / "link"
        key.symlink_to(certificate)
    else:
        key = Path({"device": "/dev/null", "no folder": str(tmp_path / "no" / "key")}.get(what, "/proc/server.key"))
    before = sorted(path.name for path in tmp_path.iterdir())
    with pytest.raises(SettingsError) as caught:
        try_places(certificate, key)
    assert str(key) in str(caught.value)
    assert caught.value.hint
    assert sorted(path.name for path in tmp_path.iterdir()) == before
    assert certificate.read_text() == "old .crt"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="root writes everywhere")
def test_folder_without_rights(tmp_path: Path) -> None:
    """A folder that cannot be written is found out."""
    certificate, key = places(tmp_path, keys=tmp_path / "keys")
    key.parent.chmod(0o500)
    try:
        with pytest.raises(SettingsError, match="cannot be replaced"):
            try_places(certificate, key)
    finally:
        key.parent.chmod(0o700)


def test_killed_between_the_files(tmp_path: Path) -> None:
    """Where the key is new already and the certificate is not, the next run finishes; otherwise it touches nothing."""
    certificate, key = places(tmp_path)
    finish_rotation(certificate, key)
    assert (certificate.read_text(), key.read_text()) == ("old .crt", "old .key")
    key.write_text("new .key")
    finish_rotation(certificate, key)
    assert (certificate.read_text(), (tmp_path / NEXT).exists()) == ("new .crt", False)


def test_nothing_lost(tmp_path: Path) -> None:
    """Where the second file cannot be replaced, the new pair still waits whole."""
    certificate, key = places(tmp_path)
    certificate.unlink()
    certificate.mkdir()
    (certificate / "something").write_text("")
    with pytest.raises(OSError, match=r".*"):
        put_in_place(certificate, key)
    waiting = tmp_path / NEXT
    assert ((waiting / "server.key").read_text(), (waiting / "server.crt").read_text()) == ("new .key", "new .crt")
