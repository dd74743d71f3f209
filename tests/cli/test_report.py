"""What a command leaves to be read, and `setupwalk report`, which makes the page anew and opens it."""

from __future__ import annotations

import json
import sys
from pathlib import Path

import pytest

from automation.reporting.ci_summary import markdown
from fixtures.practice_org import PASSWORD, PracticeOrg

from ..nightly.shapes import check_results, junit_problems
from ..support.command import setupwalk
from ..support.results import CASES, result
from ..support.secrets import SECRETS


@pytest.mark.whole
def test_a_real_run(tmp_path: Path) -> None:
    """A run on the practice org leaves all three, valid; the report can be made anew and is the same."""
    summary = tmp_path / "summary.md"
    env = {"GITHUB_STEP_SUMMARY": str(summary), "SETUPWALK_LOG": "json"}
    done = setupwalk("create", "--json", folder=tmp_path, env=env, seconds=300)
    assert done.code == 0, done.err
    check_results(done.facts)
    run = Path(done.facts["run"])
    assert json.loads((run / "results.json").read_text(encoding="utf-8")) == done.facts
    assert junit_problems((run / "junit.xml").read_text(encoding="utf-8")) == []
    assert summary.read_text(encoding="utf-8") == markdown(result(done.facts)) + "\n"
    said = [json.loads(line) for line in done.err.splitlines() if line]
    assert [line["step"] for line in said if line["event"] == "ended"] == list(range(1, 18))
    before = (run / "report.html").read_text(encoding="utf-8")
    assert before.count("data:image/jpeg;base64,") == 17
    (run / "report.html").unlink()
    again = setupwalk("report", run.name, "--no-open", folder=tmp_path)
    assert (again.code, Path(again.out.strip())) == (0, run / "report.html")
    assert (run / "report.html").read_text(encoding="utf-8") == before


def test_report_of_no_run(tmp_path: Path) -> None:
    """A run that is not there, and one that a kill left without results, are told apart."""
    (tmp_path / "runs" / "killed").mkdir(parents=True)
    (tmp_path / "runs" / "killed" / "journal.jsonl").write_text("", encoding="utf-8")
    missing = setupwalk("report", "nothing", folder=tmp_path)
    killed = setupwalk("report", "killed", folder=tmp_path)
    assert (missing.code, killed.code) == (3, 3)
    assert "nothing is not the folder of a run" in missing.err
    assert "the newest are: killed" in missing.err
    assert "was killed" in killed.err


def test_report_of_the_newest_run(tmp_path: Path) -> None:
    """Without a name the report is that of the run that began last, whatever else lies beside it; without any, 3."""
    none = setupwalk("report", "--no-open", folder=tmp_path)
    assert (none.code, "there is no run in" in none.err) == (3, True)
    names = ("20261126T231008Z-Z_App", "20261127T000000Z-App-9", "20261127T000000Z-App-10", "zoo")
    for name in names:
        (tmp_path / "runs" / name).mkdir(parents=True)
    killed = setupwalk("report", "--no-open", folder=tmp_path)
    assert killed.code == 3
    assert names[2] in killed.err


def test_failure_is_told_everywhere(tmp_path: Path) -> None:
    """A refused login has the same class, cause and next step in JSON, JUnit, HTML and on stderr."""
    with PracticeOrg() as practice:
        env = {"SF_LOGIN_URL": practice.url, "SF_USERNAME": "admin@practice.example", "SF_PASSWORD": PASSWORD + "!"}
        more = {"APP_CONTACT_EMAIL": "a@practice.example", "APP_PROFILES": "System Administrator"}
        done = setupwalk("create", "--json", folder=tmp_path, env=env | more, seconds=300)
    told = done.facts["error"]
    assert (done.code, told["class"], told["exit_code"], told["step"]) == (1, "refused", 1, 1)
    run = Path(done.facts["run"])
    check_results(done.facts)
    text = (run / "junit.xml").read_text(encoding="utf-8")
    assert junit_problems(text) == []
    words = told["cause"].split(":")[1].strip().split("'")[0]
    assert words in text
    assert words in (run / "report.html").read_text(encoding="utf-8")
    assert told["cause"] in done.err
    assert f"next: {told['hint']}" in done.err


@pytest.mark.skipif(sys.platform == "win32", reason="BROWSER is for systems with X11 or macOS")
def test_whoever_opens_a_report(tmp_path: Path) -> None:
    """The browser that opens a report, which a library starts with the process's environment, sees no secret."""
    run = tmp_path / "runs" / "one"
    run.mkdir(parents=True)
    (run / "results.json").write_text(json.dumps(CASES["done"]), encoding="utf-8")
    browser = tmp_path / "browser"
    browser.write_text(f'#!/bin/sh\n/usr/bin/env > "{tmp_path / "env"}"\n', encoding="ascii")
    browser.chmod(0o755)
    done = setupwalk(
        "report", "one", folder=tmp_path, env=SECRETS | {"BROWSER": f"{browser} %s", "APP_PRIVATE_KEY": ""}
    )
    assert done.code == 0, done.err
    found = (tmp_path / "env").read_text(encoding="utf-8")
    assert "BROWSER=" in found
    assert not [name for name in SECRETS if f"{name}=" in found and name != "APP_PRIVATE_KEY"]
