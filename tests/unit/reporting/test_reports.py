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
    assert "<script" not in page
    assert "App &lt;&amp;&gt; | One" in page
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "<td>Timeout Value</td><td>15 minutes</td><td>2 hours</td>" in page
    if "error" in told:
        assert "Contact Email: &lt;not&gt; &amp; valid" in page
        assert f"exit code {told['error']['exit_code']}" in page


def test_parts_found_otherwise(tmp_path: Path) -> None:
    """The report names the parts that were not found by their label, and by what; of the others it says nothing."""
    parts = [
        {"screen": "New Connected App", "part": "Callback URL", "found": "nearest"},
        {"screen": "New Connected App", "part": "Info URL", "found": "label"},
    ]
    page = html(result({**CASES["done"], "parts": parts}), tmp_path)
    assert "<td>New Connected App</td><td>Callback URL</td><td>nearest</td>" in page
    assert "<td>Info URL</td><td>label</td>" not in page
