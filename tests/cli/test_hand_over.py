"""What a run hands over: only what was proven, to whoever can take it, and nothing but files of its own."""

from __future__ import annotations

import base64
import io
import json
import os
import re
import sys
from pathlib import Path
from typing import Any, cast

import pytest

from automation.app.desired import DesiredApp
from automation.commands.report import report_again
from automation.context.step_context import StepContext
from automation.engine.step import Flow
from automation.errors import REFUSED, AutomationError, SettingsError
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

JPEG = b"\xff\xd8\xff\xe0 a picture"
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


def past_run(folder: Path, told: dict[str, Any]) -> Path:
    """The folder of a run that left these facts."""
    folder.mkdir(parents=True)
    (folder / "results.json").write_text(json.dumps(told), encoding="utf-8")
    return folder


def test_report_holds_files_of_its_own_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Paths, links and files that are no pictures are not embedded, wherever they lead, and are named as left out."""
    secret = tmp_path / "outside.jpg"
    secret.write_bytes(JPEG + b"outside")
    run = tmp_path / "runs" / "one"
    names = [str(secret), "../../outside.jpg", "link.jpg", "text.jpg", "own.jpg", "gone.jpg", "C:\\x.jpg", ".."]
    told = facts(
        *(step(n, "done", picture=name) for n, name in enumerate(names, 1)), files=["javascript:a()", "own.jpg"]
    )
    past_run(run, told)
    (run / "own.jpg").write_bytes(JPEG + b"own")
    (run / "text.jpg").write_text("no picture", encoding="ascii")
    if sys.platform != "win32":
        (run / "link.jpg").symlink_to(secret)
    report_again(run, tmp_path / "runs", io.StringIO(), opens=False)
    page = (run / "report.html").read_text(encoding="utf-8")
    assert re.findall(r"base64,([^\"]+)", page) == [base64.b64encode(JPEG + b"own").decode()]
    assert re.findall(r"href=\"([^\"]+)", page) == ["own.jpg"]
    said = capsys.readouterr().err
    for name in (str(secret), "../../outside.jpg", "C:\\x.jpg", "javascript:a()"):
        assert f"left out: {name}, which results.json names, is no file of the run's own" in said
    assert "gone.jpg" not in said


@pytest.mark.parametrize(
    ("change", "where"),
    [
        ({"steps": 5}, "steps"),
        ({"steps": [[]]}, "steps"),
        ({"app": None}, "app"),
        ({"proof": "yes"}, "proof"),
        ({"found": {"app": 1}}, "found"),
        ({"tries": "many"}, "tries"),
        ({"error": {}}, "error"),
        ({"files": [1]}, "files"),
    ],
)
def test_edited_results(change: dict[str, Any], where: str, tmp_path: Path) -> None:
    """Results of a wrong shape are told in a sentence that names the place."""
    past_run(tmp_path / "one", CASES["done"] | change)
    with pytest.raises(SettingsError, match=rf"results\.json is not what a run leaves: .*{where}"):
        report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)


def test_results_of_an_older_version(tmp_path: Path) -> None:
    """A run of before this version, whose results lack what came later, still has its report."""
    told = {name: value for name, value in CASES["refused"].items() if name not in ("tries", "evidence", "edition")}
    past_run(tmp_path / "one", told | {"login_command": "sf org login jwt"})
    report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)
    assert "sf org login" not in (tmp_path / "one" / "report.html").read_text(encoding="utf-8")


def test_results_of_a_newer_version(tmp_path: Path) -> None:
    """Where fields may mean something else, no report is made of them."""
    past_run(tmp_path / "one", CASES["done"] | {"schema": 2})
    with pytest.raises(SettingsError, match=r"results\.json is of a newer setupwalk"):
        report_again(tmp_path / "one", tmp_path, io.StringIO(), opens=False)


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
    assert len(done.out.splitlines()) == 2
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
