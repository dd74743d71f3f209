"""What a run hands over: only what was proven, to whoever can take it, and no text of an org's that steers anything."""

from __future__ import annotations

import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from automation.app.desired import DesiredApp
from automation.context.step_context import StepContext
from automation.engine.step import Flow
from automation.errors import REFUSED, AutomationError
from automation.jobs.finish import tell
from automation.jobs.session import Streams, Task
from automation.oauth.login_check import Proof
from automation.reporting.ci_summary import markdown, tell_ci
from automation.reporting.collector import Collector
from automation.reporting.html import html
from automation.reporting.junit import junit
from automation.reporting.outcome import Outcome
from automation.reporting.results import leave, result_of
from automation.runs.folder import Run
from automation.settings.desired_app import named_app
from automation.settings.loader import Settings
from automation.sfdx.callback_port import CallbackPort
from pages import Org, Secret

from ..nightly.shapes import junit_problems
from ..support.command import setupwalk
from ..support.results import CASES, facts, result, step

EVIL = "\x1b[31m|<img src=x onerror=a()>\u202e[x](javascript:a) `b`\n::error::forged\r##vso[x]\x00"


def evil_facts() -> dict[str, Any]:
    """A run in an org whose every text is hostile."""
    changes = [{"what": EVIL, "old": EVIL, "new": EVIL}]
    differences = [{"what": EVIL, "wanted": EVIL, "found": EVIL}]
    one = step(1, "differs", title=EVIL, reason=EVIL, changes=changes, differences=differences)
    error = {
        "step": 1,
        "title": EVIL,
        "class": "refused",
        "type": "Refused",
        "exit_code": 1,
        "cause": EVIL,
        "hint": EVIL,
    }
    failed = step(2, "failed", says=EVIL, also=[{"number": "2a", "title": EVIL}])
    return facts(one, failed, app=EVIL, asked={"Description": EVIL}, found={"app": {"description": EVIL}}, error=error)


def test_hostile_texts(tmp_path: Path) -> None:
    """An org's texts steer nothing in the summary, on the page, in JUnit: no escape, no markup, no forged line."""
    told = result(evil_facts())
    for text in (markdown(told), html(told, tmp_path), junit(told)):
        assert not set(text) & set("\x1b\u202e\r\x00")
    summary = markdown(told)
    assert "::error" not in [line.lstrip()[:7] for line in summary.splitlines()]
    assert not re.search(r"(?<!\\)[|`]b|<img|(?<!\\)\]\(|##vso\[", summary)
    assert "<img src=x" not in html(told, tmp_path)
    assert junit_problems(junit(told)) == []
    assert "\\x1b[31m" in junit(told)


@pytest.mark.parametrize("path", ["nowhere/summary.md", ".", "pipe", "/dev/full"])
def test_summary_that_cannot_be_written(path: str, tmp_path: Path) -> None:
    """A summary that cannot be written is a sentence; a pipe without a reader is not waited for."""
    if path == "pipe" and sys.platform != "win32":
        os.mkfifo(tmp_path / path)
    if path == "/dev/full" and not Path(path).exists():
        pytest.skip("no such device here")
    problems = tell_ci(result(CASES["done"]), {"GITHUB_STEP_SUMMARY": str(tmp_path / path)}, io.StringIO())
    assert len(problems) == 1
    assert "GITHUB_STEP_SUMMARY" in problems[0]


def as_walked(wanted: DesiredApp) -> StepContext:
    """An org as it is known after a walk; no browser is behind it."""
    return StepContext(
        cast("Org", None), wanted, "u", lambda: Secret(""), cast("CallbackPort", None), consumer_key="3MVG9x"
    )


def test_many_pages_in_between() -> None:
    """A step that meets more pages in between than there are letters goes on: after 0z comes 0aa."""
    collector = Collector()
    numbers = [collector.also("a page") for _ in range(28)]
    assert numbers[25:] == ["0z", "0aa", "0ab"]


def test_plan_that_cannot_be_kept(tmp_path: Path) -> None:
    """Where the plan's file cannot be made, nothing is walked."""
    done = setupwalk("plan", "--json", "--out", str(tmp_path / "nowhere" / "plan.json"), folder=tmp_path)
    assert (done.code, done.facts["error"]["class"]) == (3, "settings")
    assert "--out" in done.err
    assert not (tmp_path / "runs").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="a device that is always full")
def test_nobody_takes_the_summary(tmp_path: Path) -> None:
    """A walk that was proven is done and hands over its key, whether the CI system's summary can be written or not."""
    env = {"GITHUB_STEP_SUMMARY": "/dev/full", "SETUPWALK_EVIDENCE": "none"}
    done = setupwalk("create", folder=tmp_path, env=env)
    assert done.code == 0, done.err
    assert len(done.out.splitlines()) == 1
    assert (
        "warning: the summary for GitHub could not be written to /dev/full (GITHUB_STEP_SUMMARY): No space" in done.err
    )


@pytest.mark.parametrize(
    ("command", "proof", "given"),
    [
        ("create", Proof("u", "logged in", proven=True), True),
        ("verify", Proof("u", "logged in", proven=True), True),
        ("cert rotate", Proof("u", "logged in", proven=True), True),
        ("create", Proof("u", "no private key was given", skipped=True), False),
        ("verify", Proof("u", "refused", step=17), False),
        ("delete", Proof("u", "a login with the deleted key is refused", proven=True), False),
        ("undo", Proof("u", "a login with the deleted key is refused", proven=True), False),
        ("plan", None, False),
    ],
)
def test_only_what_was_proven_has_a_login_command(
    command: str, proof: Proof | None, *, given: bool, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The login command stands on stdout, in the object and in the reports after a login with it, and never else."""
    refused = proof is not None and not proof.proven and not proof.skipped
    wanted = named_app(Settings.read({}, {}, tmp_path))
    outcome = Outcome(
        Collector(), as_walked(wanted), {}, [], proof, AutomationError("refused", kind=REFUSED) if refused else None
    )
    run = Run(tmp_path / "runs", "App")
    ended = result_of(command, "https://org.example", wanted, Flow.JWT, "u", (), outcome, run)
    assert leave(ended, run) == []
    for as_json in (False, True):
        streams = Streams(sys.stdout, sys.stderr)
        task = Task(Settings.read({}, {}, tmp_path), streams, tmp_path, {}, as_json=as_json)
        assert tell(ended, task) == (1 if refused else 0)
    lines = capsys.readouterr().out.splitlines()
    facts = json.loads(lines[-1])
    texts = [ended.login_command, facts["login_command"], *lines[:-1]]
    texts += [file.read_text(encoding="utf-8") for file in run.folder.iterdir()]
    assert any("sf org login" in text for text in texts) == given
    assert bool(facts["login_command"]) == given


def test_a_report_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of a run that cannot be made or written are told one by one; nothing is raised."""

    def broken(*_: object) -> str:
        raise KeyError("a template")

    monkeypatch.setattr("automation.reporting.results.html", broken)
    wanted = named_app(Settings.read({}, {}, tmp_path))
    run = Run(tmp_path / "runs", "App")
    outcome = Outcome(Collector(), as_walked(wanted), {}, [])
    ended = result_of("create", "https://org.example", wanted, Flow.JWT, "u", (), outcome, run)
    assert leave(ended, run) == [f"{run.folder / 'report.html'} could not be written: KeyError: 'a template'"]
    for file in run.folder.iterdir():
        file.unlink()
    run.folder.rmdir()
    assert len(leave(ended, run)) == 3
