"""What is kept of a step that failed, and the trace, hold no secret."""

from __future__ import annotations

import sys
import zipfile
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Difference, Flow, Result, Status, Step
from automation.keys.pair import KeyPair
from automation.oauth.login_check import prove
from automation.reporting.console import Console
from automation.reporting.evidence import Evidence
from automation.runs.folder import Run
from automation.runs.journal import Journal
from automation.scenario.connected_app import scenario
from automation.settings.types import Evidence as Policy
from fixtures.practice_org import ADMIN, PracticeOrg

from ..folders import everything, leaks
from ..nights import night_app, work_in
from .planted import PASSWORD, planted

pytestmark = pytest.mark.whole


class FailsEverywhere(Evidence):
    """Keeps, after each step that was done, all that would be kept had it failed."""

    def ended(self, step: Step[Any], result: Result) -> None:
        super().ended(step, result)
        if result.status is Status.DONE:
            super().ended(step, replace(result, status=Status.FAILED))
            if step.number > 1:
                self._trace.start()

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        super().doing(step, differences)


@pytest.mark.parametrize("flow", list(Flow))
def test_failure_at_each_step(
    page: Page, guarded: PracticeOrg, pair: KeyPair, tmp_path: Path, flow: Flow, capsys: pytest.CaptureFixture[str]
) -> None:
    """The evidence of a failure at each step, the journal and a talkative log hold no secret."""
    wanted = night_app(flow, pair)
    context = work_in(page, guarded, wanted, password=PASSWORD)
    run = Run(tmp_path, wanted.api_name)
    evidence = FailsEverywhere(context.org, run, Policy.ALL)
    observers = (Console(sys.stderr, run.redactor.redact, verbose=True), Journal(run, context.seen), evidence)
    results = Runner(flow, Robot(), observers).take(scenario(wanted), context)
    assert not [result for result in results if result.status is Status.FAILED]
    evidence.finish()
    assert prove(context, guarded.url, ADMIN).proven
    names = [name for name, _ in everything(run.folder)]
    done = sum(result.status is Status.DONE for result in results)
    for kind in (".jpg", ".txt", ".aria.yaml", ".page.json"):
        assert sum(name.endswith(kind) for name in names) == done, kind
    assert sum(name.endswith("trace.zip!trace.trace") for name in names) >= done - 1
    secrets = planted(guarded, pair.private_key if flow is Flow.JWT else None)
    assert len(secrets) > 5
    assert sum(name.endswith(".html") for name in names) >= done
    assert leaks(secrets, everything(tmp_path)) == []
    assert leaks(secrets, iter([("stderr", capsys.readouterr().err.encode())])) == []
    texts = [
        content
        for name, content in everything(run.folder)
        if name.endswith((".txt", ".aria.yaml", ".trace", ".html", ".json"))
    ]
    assert not any(b"owner@practice.example" in content or ADMIN.encode() in content for content in texts)


@pytest.mark.sample
def test_trace_opens(page: Page, guarded: PracticeOrg, tmp_path: Path) -> None:
    """A kept trace has what the trace viewer asks for: events in order, each call with its end; and no network."""
    wanted = night_app(Flow.WEB, None)
    context = work_in(page, guarded, wanted, password=PASSWORD)
    run = Run(tmp_path, wanted.api_name)
    evidence = Evidence(context.org, run, Policy.ALL)
    Runner(Flow.WEB, Robot(), [evidence]).take(scenario(wanted), context)
    evidence.finish()
    with zipfile.ZipFile(run.folder / "trace.zip") as archive:
        assert sorted(archive.namelist()) == ["trace.network", "trace.trace"]
        lines = archive.read("trace.trace").decode("utf-8").splitlines()
        assert archive.read("trace.network") == b""
    assert '"type": "context-options"' in lines[0]
    assert sum('"type": "before"' in line for line in lines) == sum('"type": "after"' in line for line in lines) > 50
    assert "Walked App" not in "".join(line for line in lines if '"method": "fill"' in line)
