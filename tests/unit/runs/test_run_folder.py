"""A run's folder is its owner's alone."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

import pytest

from automation.runs.folder import Run


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_modes(tmp_path: Path, umask: int) -> None:
    """Folder and files have the same rights, whatever the umask says."""
    before = os.umask(umask)
    try:
        run = Run(tmp_path / "runs", "App")
        run.write("a.txt", "a")
        run.write_data("a.json", {})
        run.append("journal.jsonl", "{}")
        run.append("journal.jsonl", "{}")
    finally:
        os.umask(before)
    assert stat.S_IMODE(run.folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(path.stat().st_mode) for path in run.folder.iterdir()] == [0o600] * 3
    assert (run.folder / "journal.jsonl").read_text(encoding="ascii") == "{}\n{}\n"
