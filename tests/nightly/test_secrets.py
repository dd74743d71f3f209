"""Known secrets are planted wherever one is used; nothing of them is in what a run prints, keeps or passes on."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import psutil
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

from ..support.command import ROOT, Done, setupwalk
from .folders import everything, leaks
from .nights import night_app, work_in

pytestmark = pytest.mark.whole

PASSWORD = "c0rrect+horse/battery"


@pytest.fixture
def guarded() -> Iterator[PracticeOrg]:
    """An org whose administrator has a password that is nobody else's."""
    with PracticeOrg() as practice:
        admin = practice.org.user(ADMIN)
        assert admin is not None
        admin.password = PASSWORD
        yield practice


def planted(practice: PracticeOrg, key: Path | None) -> dict[str, str]:
    """Every secret that has been used so far, by what it is."""
    org, state = practice.org, practice.org.state
    secrets = {"password": PASSWORD}
    if key is not None:
        secrets |= {f"key line {n}": line for n, line in enumerate(key.read_text(encoding="ascii").splitlines()[1:-1])}
    for n, app in enumerate(state.connected_apps):
        secrets[f"consumer secret {n}"] = app.consumer_secret
    secrets |= {f"session {n}": sid for n, sid in enumerate(org.sessions._by_sid)}
    secrets |= {f"access token {n}": token.token for n, token in enumerate(state.access_tokens)}
    secrets |= {f"refresh token {n}": token.token for n, token in enumerate(state.refresh_tokens)}
    secrets |= {f"authorization code {n}": code.code for n, code in enumerate(state.codes)}
    return secrets


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
    assert leaks(secrets, everything(tmp_path)) == []
    assert leaks(secrets, iter([("stderr", capsys.readouterr().err.encode())])) == []
    texts = [content for name, content in everything(run.folder) if name.endswith((".txt", ".aria.yaml", ".trace"))]
    assert not any(b"owner@practice.example" in content or ADMIN.encode() in content for content in texts)


@pytest.mark.parametrize(
    ("fault", "flow", "code"),
    [
        ({"name": "login-email-code"}, "jwt", 0),
        ({"name": "login-email-code"}, "web", 0),
        ({"name": "error-500", "at": "app-form", "times": 9}, "jwt", 6),
        ({"name": "creation-refused-at-save"}, "jwt", None),
        ({"name": "insufficient-privileges", "at": "policies"}, "web", 5),
    ],
    ids=["code-jwt", "code-web", "server-error", "refused-save", "rights"],
)
def test_whole_command(
    tmp_path: Path, guarded: PracticeOrg, fault: dict[str, Any], flow: str, code: int | None
) -> None:
    """A whole run, talkative and with all evidence, succeeding or not, prints and leaves no secret, no code either."""
    codes: list[str] = []
    mailed = tmp_path / "mailed"

    def mail(message: Any) -> None:
        codes.append("".join(filter(str.isdigit, message.text))[:6])
        mailed.write_text(codes[-1], encoding="ascii")

    guarded.org.mail.on_mail = mail
    guarded.faults.arm(**fault)
    done = run_command(guarded, tmp_path, flow, mailed)
    assert done.code == code if code is not None else done.code not in (0, 3), done.err
    folder = next((tmp_path / "work" / "runs").iterdir())
    assert (code != 0) == any(name.endswith(".page.json") for name, _ in everything(folder))
    secrets = planted(guarded, tmp_path / "work" / ".setupwalk" / "server.key" if flow == "jwt" else None)
    secrets |= {f"mailed code {n}": value for n, value in enumerate(codes)}
    assert bool(codes) == (fault["name"] == "login-email-code")
    said = iter([("stdout", done.out.encode()), ("stderr", done.err.encode())])
    assert leaks(secrets, said) == []
    assert leaks(secrets, everything(folder)) == []


def run_command(practice: PracticeOrg, folder: Path, flow: str, mailed: Path) -> Done:
    """`setupwalk create` with a password and a command for codes, told to say and keep all it can."""
    context = folder / "work"
    context.mkdir()
    env = {
        "SF_LOGIN_URL": practice.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "SF_CODE_COMMAND": f'"{sys.executable}" -c "print(open(r\'{mailed}\').read())"',
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }
    return setupwalk("create", "--flow", flow, "--verbose", "--evidence", "all", folder=context, env=env)


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


@pytest.mark.skipif(sys.platform == "win32", reason="psutil reads no other process's environment there")
def test_children_inherit_no_password(tmp_path: Path, guarded: PracticeOrg) -> None:
    """Neither the browser nor any other child has the password in its environment or arguments."""
    guarded.faults.arm("slow", at="app-form", seconds=20)
    env = {
        "SF_LOGIN_URL": guarded.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        "PYTHONPATH": str(ROOT),
    }
    clean = {name: value for name, value in psutil.Process().environ().items() if not name.startswith(("SF_", "APP_"))}
    with subprocess.Popen(
        [sys.executable, "-m", "automation", "create"],
        cwd=tmp_path,
        env=clean | env,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        try:
            for line in process.stderr:
                if "Find App Manager in Setup" in line:
                    break
            children = psutil.Process(process.pid).children(recursive=True)
            assert any("chrom" in child.name() for child in children)
            seen = [(" ".join(child.cmdline()), " ".join(child.environ().values())) for child in children]
            assert not [place for place in seen if PASSWORD in place[0] or PASSWORD in place[1]]
            assert len(seen) > 2
        finally:
            process.kill()
