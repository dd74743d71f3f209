"""A disk that is full while a run writes: the file is named, and nothing half-written stays."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.files.writable import need_file, need_folder, write_named
from automation.files.writing import write_atomic
from automation.runs.folder import Run

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="limits of POSIX")


@contextmanager
def full_beyond(size: int) -> Iterator[None]:
    """The system refuses to let any file of this process grow beyond `size` bytes."""
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_journal(tmp_path: Path) -> None:
    """Of a journal's line that does not fit nothing stays, and what goes on afterwards is whole."""
    run = Run(tmp_path, "App")
    run.append_data("journal.jsonl", {"event": "run"})
    before = (run.folder / "journal.jsonl").read_bytes()
    with full_beyond(len(before) + 20), pytest.raises(OSError, match=r"journal\.jsonl") as caught:
        run.append_data("journal.jsonl", {"event": "note", "text": "x" * 100})
    assert caught.value.filename == str(run.folder / "journal.jsonl")
    assert (run.folder / "journal.jsonl").read_bytes() == before
    run.append_data("journal.jsonl", {"event": "end"})
    assert (run.folder / "journal.jsonl").read_bytes().count(b"\n") == 2


def test_files(tmp_path: Path) -> None:
    """A file that does not fit is as it was before, whoever writes it, and no other file is left."""
    file = tmp_path / "file"
    file.write_bytes(b"before")
    with full_beyond(50):
        with pytest.raises(OSError, match="too large"):
            write_atomic(file, "x" * 100)
        with pytest.raises(SettingsError, match=r"--out: .*file cannot be written: File too large"):
            write_named(file, "x" * 100, "--out")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("file", b"before")]


def test_looked_at_before(tmp_path: Path) -> None:
    """A place without room is told before the work, and is left as it was."""
    with full_beyond(50):
        for look in (need_file, need_folder):
            with pytest.raises(SettingsError, match="place cannot be written: File too large"):
                look(tmp_path / "place", "--out")
    need_folder(tmp_path / "not" / "yet" / "there", "--runs")
    assert not list(tmp_path.iterdir())
