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

from automation.reporting.ci_summary import markdown, tell_ci
from automation.reporting.html import html
from automation.reporting.junit import junit
from automation.reporting.run_result import schema

from ...nightly.shapes import SCHEMA, check_results, junit_problems
from ...support.results import CASES, facts, result, step

EACH = pytest.mark.parametrize("told", CASES.values(), ids=CASES.keys())


@EACH
def test_shapes(told: dict[str, Any]) -> None:
    """Results are as the schema says, and JUnit as CI systems read it, whatever the org's words hold."""
    check_results(told)
    assert junit_problems(junit(result(told))) == []


def test_schema_refuses() -> None:
    """The schema is no rubber stamp: an unknown status, a missing field and a wrong number are refused."""
    lacking = {name: value for name, value in facts().items() if name != "steps"}
    for wrong in (facts(step(1, "fine")), lacking, facts(tries=0)):
        with pytest.raises(ValidationError):
            check_results(wrong)


def test_schema_is_that_of_the_type() -> None:
    """The schema in the project is made from the type; `python -m automation.reporting.run_result` prints it."""
    assert json.loads(schema()) == SCHEMA


def test_junit_outcomes() -> None:
    """A refusal is a failure, the environment's is an error, what was not done is skipped, the proof is a case."""
    counts = {name: ElementTree.fromstring(junit(result(told))) for name, told in CASES.items()}  # noqa: S314 - our own
    found = {name: tuple(map(root.get, ("tests", "failures", "errors", "skipped"))) for name, root in counts.items()}
    assert found == {
        "done": ("4", "0", "0", "1"),
        "refused": ("3", "1", "0", "1"),
        "environment": ("2", "0", "1", "1"),
        "proof-refused": ("2", "1", "0", "0"),
        "plan": ("3", "1", "0", "1"),
        "skipped": ("1", "0", "0", "1"),
        "unsaved": ("3", "1", "0", "2"),
    }


@EACH
def test_summary(told: dict[str, Any], tmp_path: Path) -> None:
    """GitHub Actions gets a table appended to its file, GitLab a section in the log; without either nothing is said."""
    summary, log, quiet = tmp_path / "summary.md", io.StringIO(), io.StringIO()
    summary.write_text("before\n", encoding="utf-8")
    tell_ci(result(told), {"GITHUB_STEP_SUMMARY": str(summary), "GITLAB_CI": "true"}, log)
    tell_ci(result(told), {}, quiet)
    assert quiet.getvalue() == ""
    text = summary.read_text(encoding="utf-8")
    assert text == f"before\n{markdown(result(told))}\n"
    assert "App &lt;&amp;&gt; \\| One" in text
    assert len(re.findall(r"^\| \d+ \| Step \d+: ", text, re.MULTILINE)) == len(told["steps"])
    assert re.search(r"section_start:\d+:setupwalk_summary\[collapsed=true\]\r", log.getvalue())
    assert log.getvalue().count("section_end:") == 1


def test_summary_of_a_change() -> None:
    """What was changed is told with its old and its new value."""
    assert "| 2 | Timeout Value | 2 hours | 15 minutes |" in markdown(result(CASES["done"]))


@EACH
def test_html(told: dict[str, Any], tmp_path: Path) -> None:
    """The page is self-contained, names asked, found, changed and proof, and the org's words are no markup in it."""
    page = html(result(told), tmp_path)
    assert not re.search(r"(src|href)=\"(?!data:)", page)
    assert page.count("<script") == 1
    assert "App &lt;&amp;&gt; | One" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "<td>Timeout Value</td><td>15 minutes</td><td>2 hours</td>" in page
    if "error" in told:
        assert "Contact Email: &lt;not&gt; &amp; valid" in page
        assert f"exit code {told['error']['exit_code']}" in page


def test_b_report_says_who_did_each_step_when_and_with_what(tmp_path: Path) -> None:
    """Version, duration, that a person was in the session, who did each step, the film; wording as asked for."""
    steps = [
        step(1, "done", by="robot", says="Set `oauthLocalPort`, press **Save**."),
        step(2, "done", by="person"),
        step(3, "already so"),
        step(4, "skipped", reason="the partner does it"),
    ]
    (tmp_path / "recording.html").write_text("", encoding="utf-8")
    more = {"version": "1.2.3", "seconds": 95.2, "guided": True, "files": ["recording.html"]}
    page = html(result(facts(*steps, **more)), tmp_path)
    for words in (
        "setupwalk 1.2.3",
        "<dd>1 min 35 s</dd>",
        "guided: a person was in the session",
        "done by setupwalk, 0.5 s",
        "done by a person, 0.5 s",
        "was right already; nobody did anything",
        "skipped: the partner does it",
        '<a href="recording.html">Watch the session',
        "<dt>Setup layout</dt><dd>as of about 2021 to 2023 (G2)</dd>",
        "<dt>Files</dt>",
        "<h2>Wanted vs. before</h2>",
        "Set <code>oauthLocalPort</code>, press <strong>Save</strong>.",
    ):
        assert words in page
    assert "`" not in page.split("<script>")[0]


def test_b_report_of_an_older_run_leaves_out_what_was_not_kept(tmp_path: Path) -> None:
    """Results from before these fields say neither a version nor a duration, and are taken for nobody's session."""
    page = html(result(CASES["done"]), tmp_path)
    assert "<dt>Version</dt>" not in page
    assert "<dt>Took</dt>" not in page
    assert "guided" not in page


def test_b_source_paths_stand_among_the_technical_details_alone(tmp_path: Path) -> None:
    """What an admin reads names no file of the program; whoever mends it finds the sentence in a closed part."""
    about = {"cause": 'Step 4: "Save" is not there.', "hint": "run audit. If it was renamed, see pages/screens/x.py"}
    told = facts(step(2, "failed"), error=CASES["refused"]["error"] | about, proof=None)
    shown, technical = html(result(told), tmp_path).split('<details class="technical">')
    assert "pages/screens" not in shown
    assert "run audit." in shown
    assert "If it was renamed, see pages/screens/x.py" in technical
    assert "Class: refused, exit code 1" in technical


def test_parts_found_otherwise(tmp_path: Path) -> None:
    """The report names the parts that were not found by their label, and by what; of the others it says nothing."""
    parts = [
        {"screen": "New Connected App", "part": "Callback URL", "found": "nearest"},
        {"screen": "New Connected App", "part": "Info URL", "found": "label"},
    ]
    page = html(result({**CASES["done"], "parts": parts}), tmp_path)
    assert "<td>New Connected App</td><td>Callback URL</td><td>nearest</td>" in page
    assert "<td>Info URL</td><td>label</td>" not in page


def test_untested_says_how_to_have_it_tested() -> None:
    """A login that was not tested is no proof, and each reader is told how to have it tested."""
    skipped = {"status": "skipped", "username": "ci@acme.example", "says": "not tested", "step": 0, "hint": "set <KEY>"}
    told = result(facts(proof=skipped))
    assert "Next: set" in markdown(told)
    page = html(told, Path())
    assert "Not proven" in page
    assert "Next: set &lt;KEY&gt;" in page
