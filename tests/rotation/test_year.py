"""A year of nights: no login is refused outside the told windows, and what goes wrong is put right the next night."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from ..support.command import ROOT
from .year import BEFORE, NIGHTS, WRONG


@pytest.mark.whole
@pytest.mark.timeout(3600)
def test_year(tmp_path: Path) -> None:
    """About eleven rotations; what goes wrong in one night is put right in the next; the time line is drawn."""
    command = [sys.executable, "-m", "tests.rotation.year", "--json", "year.json", "--picture", "year.svg"]
    env_path = {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        command, cwd=tmp_path, env=os.environ | env_path, capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    nights = json.loads((tmp_path / "year.json").read_text(encoding="utf-8"))
    assert len(nights) == NIGHTS
    did = [night["did"] for night in nights if night["did"] != "nothing"]
    assert did.count("rotated") >= 10
    assert sorted(set(did) - {"rotated"}) == sorted(WRONG.values())
    assert all(night["code"] == 0 for night in nights if night["did"] in ("nothing", "rotated"))
    assert all(night["left"] >= BEFORE - len(WRONG) for night in nights)
    assert (tmp_path / "year.svg").read_text(encoding="utf-8").startswith("<svg ")
