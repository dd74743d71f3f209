"""The disk with the pair is full at the moment at which the new one is to take its place."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from automation.keys.files_in_place import replace_pair
from automation.keys.pair import KeyPair
from tests.unit.files.test_full_disk import full_beyond

from .conftest import Walked
from .hooked_org import HookedOrg
from .place import Place

posix = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


@pytest.fixture
def small_disk(tmp_path: Path) -> Iterator[Path]:
    """A file system with room for a megabyte, where this user may mount one."""
    place = tmp_path / "disk"
    place.mkdir()
    mount = shutil.which("mount")
    if (
        mount is None
        or subprocess.run(
            [mount, "-t", "tmpfs", "-o", "size=1m", "tmpfs", place], capture_output=True, check=False
        ).returncode
    ):
        pytest.skip("this user may not mount a small file system")
    try:
        yield place
    finally:
        subprocess.run(["umount", "-l", place], capture_output=True, check=False)


@pytest.mark.whole
@pytest.mark.sample
def test_full_after_the_save(small_disk: Path, tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """The files are as they were, the old certificate is back and proven, and the new key is on the disk yet; with room
    again the same command goes through."""
    practice = HookedOrg(state=walked())
    filler = small_disk / "filler"
    practice.after_save(1, lambda: _fill(filler))
    with practice:
        place = Place(practice, tmp_path / "work", pair)
        place.put_pair(small_disk)
        place.keys = small_disk
        named = {
            "APP_CERTIFICATE": str(small_disk / "server.crt"),
            "APP_PRIVATE_KEY": str(small_disk / "server.key"),
        }
        before, key = place.in_org, place.key.read_bytes()
        failed = place.rotate("--days", "47", **named)
        assert failed.code == 1, failed.err
        assert "the files cannot be replaced: No space left on device" in failed.facts["error"]["cause"]
        assert "the old certificate is in the org again" in failed.facts["error"]["hint"]
        assert (place.in_org, place.key.read_bytes()) == (before, key)
        assert place.pipeline().once().refused == ""
        assert place.key_of_the_org
        filler.unlink()
        again = place.rotate("--days", "47", **named)
        assert again.code == 0, again.err
        assert place.in_org == place.holds(small_disk / "server.crt") != before


@posix
def test_neither_file_is_replaced(tmp_path: Path) -> None:
    """Where the second file does not fit, the first one is not replaced either, and nothing half-written stays."""
    key, certificate = tmp_path / "server.key", tmp_path / "server.crt"
    key.write_bytes(b"old key")
    certificate.write_bytes(b"old certificate")
    files = [(key, b"n" * 10, 0o600), (certificate, b"n" * 5000, 0o644)]
    with full_beyond(1000), pytest.raises(OSError, match="File too large"):
        replace_pair(files)
    assert (key.read_bytes(), certificate.read_bytes()) == (b"old key", b"old certificate")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["server.crt", "server.key"]


def _fill(path: Path) -> None:
    with suppress(OSError), path.open("wb", buffering=0) as file:
        while True:
            file.write(bytes(4096))
