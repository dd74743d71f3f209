"""Whole commands that a signal ends: the practice org, and a walk in its middle."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from ...nightly.shapes import check_results
from ...support.command import ROOT, a_port

posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell's streams")


@posix
def test_practice_ends(tmp_path: Path) -> None:
    """SIGTERM ends the practice org as it ends every command; until then it has said who logs in, where codes are told
    and what its dialect is."""
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", "practice", "--port", "0", "--dialect", "scopes=boxes,columns=four"],
        cwd=tmp_path,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stdout.readline().startswith("http://localhost:")
    assert process.stderr is not None
    banner = ""
    while "dialect scopes" not in banner:
        banner += process.stderr.readline()
    process.send_signal(signal.SIGTERM)
    _, err = process.communicate(timeout=20)
    assert process.returncode == 143
    assert "Traceback" not in err, err
    assert "Codes and mails that the org sends are shown here" in banner
    assert "dialect scopes=boxes,columns=four: columns=four,scopes=boxes\n" in banner


@posix
def test_a_walk_that_is_ended(tmp_path: Path) -> None:
    """SIGTERM in the middle of a walk: its report and its object say how far it got, its journal has an end, and the
    browser is gone, in whose environment no secret was."""
    process = subprocess.Popen(
        [sys.executable, "-m", "automation", "create", "--json"],
        cwd=tmp_path,
        env=os.environ
        | {"PYTHONPATH": str(ROOT), "SETUPWALK_EVIDENCE": "none", "APP_CALLBACK_PORT": str(a_port())}
        | {"GITHUB_TOKEN": "ghs_0123456789"},
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    deadline = time.monotonic() + 60
    while not any('"ended", "step": 4' in file.read_text("utf-8") for file in tmp_path.glob("runs/*/journal.jsonl")):
        assert time.monotonic() < deadline
        time.sleep(0.05)
    children = psutil.Process(process.pid).children(recursive=True)
    assert any("chrom" in child.name() or "headless" in child.name() for child in children)
    if sys.platform == "linux":
        assert not any("GITHUB_TOKEN" in child.environ() for child in children)
    process.send_signal(signal.SIGTERM)
    out, err = process.communicate(timeout=40)
    assert process.returncode == 143, err
    assert "Traceback" not in err, err
    facts = json.loads(out)
    check_results(facts)
    assert (facts["exit_code"], facts["error"]["class"], facts["login_command"]) == (143, "interrupted", "")
    run = Path(facts["run"])
    assert (tmp_path / run / "report.html").is_file()
    assert json.loads((tmp_path / run / "results.json").read_text("utf-8")) == facts
    assert json.loads((tmp_path / run / "journal.jsonl").read_text("utf-8").splitlines()[-1])["event"] == "end"
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == []
