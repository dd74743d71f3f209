"""JUnit XML for a CI's page, from results.json's facts: a step is a test case, the proof is the last one.

The form is the one that CI systems share: a testsuites root, one testsuite with its counts, test cases with at most one
of skipped, failure and error, each of which has a message and a type.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree import ElementTree

from ..texts.printable import visible

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no place for."""
_ERRORS = ("environment", "our defect", "interrupted", "not agreed", "settings")
"""Classes that say nothing about the org's app: CI systems call such a case an error, not a failure."""


def junit(facts: Mapping[str, Any]) -> str:
    """The whole file."""
    cases = [_case(step, facts) for step in facts["steps"]]
    if facts["proof"] is not None or ("error" in facts and facts["error"]["title"] == "proof"):
        cases.append(_proof(facts))
    if "error" in facts and not any(
        case.find("error") is not None or case.find("failure") is not None for case in cases
    ):
        cases.append(_elsewhere(facts))
    seconds = sum(step["seconds"] for step in facts["steps"])
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "time": f"{seconds:.3f}",
    }
    root = ElementTree.Element("testsuites", {"name": "setupwalk", **counts})
    began = str(facts["began"])[:19]
    suite = ElementTree.SubElement(
        root, "testsuite", {"name": _name(facts), "timestamp": began, "hostname": "", **counts}
    )
    suite.extend(cases)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _name(facts: Mapping[str, Any]) -> str:
    return _text(f"setupwalk.{facts['command']}.{facts['flow']}")


def _case(step: Mapping[str, Any], facts: Mapping[str, Any]) -> ElementTree.Element:
    name = _text(f"{step['number']:02} {step['title']}")
    case = ElementTree.Element("testcase", classname=_name(facts), name=name, time=f"{step['seconds']:.3f}")
    status = step["status"]
    error = facts.get("error", {})
    if status != "failed" and (error.get("step"), error.get("title")) == (step["number"], step["title"]):
        _trouble(case, facts)  # it was interrupted there
    elif status in ("not in this flow", "skipped", "not reached", "follows"):
        ElementTree.SubElement(case, "skipped", message=_text(step["reason"] or status))
    elif status == "failed":
        _trouble(case, facts)
    elif status == "differs":
        words = "; ".join(f"{d['what']}: wanted {d['wanted']}, found {d['found']}" for d in step["differences"])
        ElementTree.SubElement(case, "failure", message=_text(words), type="differs").text = _text(words)
    return case


def _proof(facts: Mapping[str, Any]) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=_name(facts), name="proof", time="0.000")
    proof = facts["proof"]
    if proof is not None and proof["status"] == "skipped":
        ElementTree.SubElement(case, "skipped", message=_text(proof["says"]))
    elif "error" in facts:
        _trouble(case, facts)
    return case


def _elsewhere(facts: Mapping[str, Any]) -> ElementTree.Element:
    """What ended a run at no step: a file without an error would count as a success."""
    case = ElementTree.Element("testcase", classname=_name(facts), name=_text(facts["error"]["title"]), time="0.000")
    _trouble(case, facts)
    return case


def _trouble(case: ElementTree.Element, facts: Mapping[str, Any]) -> None:
    error = facts["error"]
    kind = "error" if error["class"] in _ERRORS else "failure"
    trouble = ElementTree.SubElement(case, kind, message=_text(error["cause"]), type=error["class"])
    trouble.text = _text(f"{error['cause']}\nnext: {error['hint']}" if error["hint"] else error["cause"])


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(str(text)))
