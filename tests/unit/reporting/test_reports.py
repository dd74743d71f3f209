"""The reports of a run: one set of facts, told to programs, to CI systems, and to a person who audits."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import ValidationError

from automation.engine.step import By, Status
from automation.errors import KINDS
from automation.reporting.ci_summary import markdown, tell_ci
from automation.reporting.html import html
from automation.reporting.junit import junit
from fixtures.practice_org import PASSWORD, PracticeOrg

from ...nightly.shapes import SCHEMA, check_results, junit_problems
from ...support.command import setupwalk


def step(number: int, status: str, **more: object) -> dict[str, Any]:
    """One step's facts."""
    facts = {"number": number, "title": f"Step {number}", "chapter": "Chapter", "says": "Do it.", "status": status}
    rest = {"by": "", "reason": "", "seconds": 0.5, "differences": [], "changes": [], "also": [], "picture": ""}
    return facts | rest | more


def facts(*steps: dict[str, Any], **more: object) -> dict[str, Any]:
    """A run's facts with these steps."""
    basis: dict[str, Any] = {
        "schema": 1,
        "command": "create",
        "org": "https://org.example",
        "app": "App <&> | One",
        "api_name": "App",
        "flow": "jwt",
        "edition": "G2",
        "met": [],
        "consumer_key": "3MVG9x",
        "app_ids": [],
        "began": "2026-11-24T03:00:00+00:00",
        "tries": 1,
        "evidence": "failures",
        "asked": {"Timeout Value": "15 minutes"},
        "found": {"app": {"name": "App"}, "policies": {"timeout": "2 hours"}, "assigned": None},
        "steps": list(steps),
        "proof": {"status": "proven", "username": "u", "says": "u logged in", "step": 0, "hint": ""},
        "login_command": "sf org login jwt",
        "run": "runs/1",
        "files": [],
    }
    return basis | more


def error(name: str = "refused", code: int = 1, step_number: int = 2) -> dict[str, Any]:
    """What a failed run tells."""
    words = {"cause": "Contact Email: <not> & valid\x0b", "hint": "correct it"}
    return {"step": step_number, "title": "Step 2", "class": name, "type": "Refused", "exit_code": code, **words}


CHANGED = step(2, "done", by="robot", changes=[{"what": "Timeout Value", "old": "2 hours", "new": "15 minutes"}])
CASES = {
    "done": facts(step(1, "already so"), CHANGED, step(3, "not in this flow")),
    "refused": facts(step(1, "done"), step(2, "failed"), step(3, "not reached"), error=error(), proof=None),
    "environment": facts(step(1, "failed"), step(2, "not reached"), error=error("environment", 6, 1), proof=None),
    "proof-refused": facts(
        step(1, "done"),
        proof={"status": "refused", "username": "u", "says": "no", "step": 17, "hint": "h"},
        error=error() | {"title": "proof", "step": 17},
    ),
    "plan": facts(
        step(1, "done"),
        step(2, "differs", differences=[{"what": "A", "wanted": "b", "found": "c"}]),
        step(3, "follows"),
        command="plan",
        proof=None,
    ),
    "skipped": facts(step(1, "skipped", reason="the partner does it"), proof=None),
}
EACH = pytest.mark.parametrize("told", CASES.values(), ids=CASES.keys())


@EACH
def test_shapes(told: dict[str, Any]) -> None:
    """Results are as the schema says, and JUnit as CI systems read it, whatever the org's words hold."""
    check_results(told)
    assert junit_problems(junit(told)) == []


def test_schema_refuses() -> None:
    """The schema is no rubber stamp: an unknown status, a missing field and an extra one are refused."""
    for wrong in (facts(step(1, "fine")), facts(extra=1), facts(tries=0)):
        with pytest.raises(ValidationError):
            check_results(wrong)


def test_schema_knows_all_words() -> None:
    """Each status, class and hand that the code knows is one that the schema knows."""
    known = SCHEMA["$defs"]["step"]["properties"]
    assert {*Status, "not reached"} == set(known["status"]["enum"])
    assert set(By) == set(known["by"]["enum"])
    assert {kind.name for kind in KINDS} == set(SCHEMA["properties"]["error"]["properties"]["class"]["enum"])


def test_junit_outcomes() -> None:
    """A refusal is a failure, the environment's is an error, what was not done is skipped, the proof is a case."""
    counts = {name: ElementTree.fromstring(junit(told)) for name, told in CASES.items()}  # noqa: S314 - our own
    found = {name: tuple(map(root.get, ("tests", "failures", "errors", "skipped"))) for name, root in counts.items()}
    assert found == {
        "done": ("4", "0", "0", "1"),
        "refused": ("3", "1", "0", "1"),
        "environment": ("2", "0", "1", "1"),
        "proof-refused": ("2", "1", "0", "0"),
        "plan": ("3", "1", "0", "1"),
        "skipped": ("1", "0", "0", "1"),
    }


@EACH
def test_summary(told: dict[str, Any], tmp_path: Path) -> None:
    """GitHub Actions gets a table appended to its file, GitLab a section in the log; without either nothing is said."""
    summary, log, quiet = tmp_path / "summary.md", io.StringIO(), io.StringIO()
    summary.write_text("before\n", encoding="utf-8")
    tell_ci(told, {"GITHUB_STEP_SUMMARY": str(summary), "GITLAB_CI": "true"}, log)
    tell_ci(told, {}, quiet)
    assert quiet.getvalue() == ""
    text = summary.read_text(encoding="utf-8")
    assert text == f"before\n{markdown(told)}\n"
    assert "App &lt;&amp;&gt; \\| One" in text
    assert len(re.findall(r"^\| \d+ \| Step \d+: ", text, re.MULTILINE)) == len(told["steps"])
    assert re.search(r"section_start:\d+:setupwalk_summary\[collapsed=true\]\r", log.getvalue())
    assert log.getvalue().count("section_end:") == 1


def test_summary_of_a_change() -> None:
    """What was changed is told with its old and its new value."""
    assert "| 2 | Timeout Value | 2 hours | 15 minutes |" in markdown(CASES["done"])


@EACH
def test_html(told: dict[str, Any], tmp_path: Path) -> None:
    """The page is self-contained, names asked, found, changed and proof, and the org's words are no markup in it."""
    page = html(told, tmp_path)
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert "<script" not in page
    assert "App &lt;&amp;&gt; | One" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "<td>Timeout Value</td><td>15 minutes</td><td>2 hours</td>" in page
    if "error" in told:
        assert "Contact Email: &lt;not&gt; &amp; valid" in page
        assert f"exit code {told['error']['exit_code']}" in page


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
    assert summary.read_text(encoding="utf-8") == markdown(done.facts) + "\n"
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
