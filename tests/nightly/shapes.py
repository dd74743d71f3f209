"""Checks what a run leaves: results.json by the project's schema, junit.xml by the common rules.

CI systems read one family of JUnit files, whose rules are few: see `junit_problems`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

from jsonschema import Draft202012Validator

import automation

SCHEMA = json.loads(
    (Path(automation.__file__).parent / "reporting" / "results.schema.json").read_text(encoding="utf-8")
)
_COUNTS = {"tests", "failures", "errors", "skipped"}
_CASE = {"name", "classname", "time"}
_SECONDS = re.compile(r"\d+\.\d{3}")


def check_results(facts: dict[str, Any]) -> None:
    """Raises jsonschema's ValidationError where the facts are not as the schema says."""
    Draft202012Validator.check_schema(SCHEMA)
    Draft202012Validator(SCHEMA, format_checker=Draft202012Validator.FORMAT_CHECKER).validate(facts)


def junit_problems(text: str) -> list[str]:
    """What in a JUnit file breaks the rules that CI systems share."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own file
    if root.tag != "testsuites":
        return [f"the root is {root.tag}"]
    return [problem for suite in root for problem in _suite(suite)] + list(_counted(root, list(root.iter("testcase"))))


def _suite(suite: ElementTree.Element) -> Iterator[str]:
    if suite.tag != "testsuite" or not suite.get("name"):
        yield f"{suite.tag} in the place of a suite with a name"
    if not re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", suite.get("timestamp", "")):
        yield f"timestamp {suite.get('timestamp')}"
    cases = list(suite)
    yield from _counted(suite, cases)
    names = [case.get("name") for case in cases]
    if len(set(names)) != len(names):
        yield "two cases of one name"
    for case in cases:
        yield from _case(case)


def _counted(element: ElementTree.Element, cases: list[ElementTree.Element]) -> Iterator[str]:
    kinds = {"failures": "failure", "errors": "error", "skipped": "skipped"}
    counted = {name: sum(case.find(tag) is not None for case in cases) for name, tag in kinds.items()}
    for name, number in {"tests": len(cases), **counted}.items():
        if element.get(name) != str(number):
            yield f"{element.tag}: {name} is {element.get(name)}, there are {number}"
    if not _SECONDS.fullmatch(element.get("time", "")):
        yield f"{element.tag}: time {element.get('time')}"


def _case(case: ElementTree.Element) -> Iterator[str]:
    if case.tag != "testcase" or set(case.attrib) != _CASE or not _SECONDS.fullmatch(case.get("time", "")):
        yield f"{case.tag} with {sorted(case.attrib)}"
    if len(case) > 1:
        yield f"{case.get('name')} ended in {len(case)} ways"
    for outcome in case:
        if outcome.tag not in ("failure", "error", "skipped") or not outcome.get("message"):
            yield f"{case.get('name')}: {outcome.tag} without a message"
        if outcome.tag in ("failure", "error") and not outcome.get("type"):
            yield f"{case.get('name')}: {outcome.tag} without a type"
