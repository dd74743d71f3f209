"""An old pair is kept under its date: whole, for its owner alone, once, and over nothing else."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path

from automation.keys.kept_pair import keep_pair, kept_files

DAY = date(2026, 11, 27)


def test_kept(tmp_path: Path) -> None:
    """Under the date, the key for its owner alone; the same content is kept once, another of that day beside it."""
    key = tmp_path / "server.key"
    assert keep_pair([(key, b"one", 0o600)], DAY) == [tmp_path / "server-2026-11-27.key"]
    assert keep_pair([(key, b"one", 0o600)], date(2026, 12, 24)) == [tmp_path / "server-2026-11-27.key"]
    assert keep_pair([(key, b"two", 0o600)], DAY) == [tmp_path / "server-2026-11-27-2.key"]
    assert keep_pair([(key, b"three", 0o600)], date(2026, 12, 1)) == [tmp_path / "server-2026-12-01.key"]
    assert [path.read_bytes() for path in kept_files(key)] == [b"three", b"two", b"one"]
    if sys.platform != "win32":
        assert {path.stat().st_mode & 0o777 for path in kept_files(key)} == {0o600}


def test_odd_names(tmp_path: Path) -> None:
    """A name with signs that mean something in a pattern is kept like any other."""
    key = tmp_path / "[a]*.key"
    (tmp_path / "a-2026-01-01.key").write_bytes(b"one")
    assert keep_pair([(key, b"one", 0o600)], DAY) == [tmp_path / "[a]*-2026-11-27.key"]
