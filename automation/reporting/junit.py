"""JUnit XML for a CI's page, from a run's result: a step is a test case, the proof is the last one.

The form is the one that CI systems share: a testsuites root, one testsuite with its counts, test cases with at most one
of skipped, failure and error, each of which has a message and a type.
"""

from __future__ import annotations

import re
from xml.etree import ElementTree

from ..texts.printable import visible
from .run_result import RunResult, StepResult

_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 has no place for."""
UNPROVEN = ("entered, not saved", "entered, save not confirmed")
"""Steps of which the org may have kept nothing: no success, and the Save behind them tells the trouble."""
_ERRORS = ("environment", "our defect", "interrupted", "not agreed", "settings")
"""Classes that say nothing about the org's app: CI systems call such a case an error, not a failure."""


def junit(run: RunResult) -> str:
    """The whole file."""
    cases = [_case(step, run) for step in run.steps]
    if run.proof is not None or (run.error and run.error.title == "proof"):
        cases.append(_proof(run))
    if run.error and not any(case.find("error") is not None or case.find("failure") is not None for case in cases):
        cases.append(_elsewhere(run, run.error.title))
    seconds = sum(step.seconds for step in run.steps)
    counts = {
        "tests": str(len(cases)),
        "failures": str(sum(case.find("failure") is not None for case in cases)),
        "errors": str(sum(case.find("error") is not None for case in cases)),
        "skipped": str(sum(case.find("skipped") is not None for case in cases)),
        "time": f"{seconds:.3f}",
    }
    root = ElementTree.Element("testsuites", {"name": "setupwalk", **counts})
    began = run.began[:19]
    suite = ElementTree.SubElement(
        root, "testsuite", {"name": _name(run), "timestamp": began, "hostname": "", **counts}
    )
    suite.extend(cases)
    ElementTree.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ElementTree.tostring(root, encoding="unicode") + "\n"


def _name(run: RunResult) -> str:
    return _text(f"setupwalk.{run.command}.{run.flow}")


def _case(step: StepResult, run: RunResult) -> ElementTree.Element:
    name = _text(f"{step.number:02} {step.title}")
    case = ElementTree.Element("testcase", classname=_name(run), name=name, time=f"{step.seconds:.3f}")
    status = step.status
    if status != "failed" and run.error and (run.error.step, run.error.title) == (step.number, step.title):
        _trouble(case, run)  # it was interrupted there
    elif status in ("not in this flow", "skipped", "not reached", "follows", *UNPROVEN):
        ElementTree.SubElement(case, "skipped", message=_text(step.reason or status))
    elif status == "failed":
        _trouble(case, run)
    elif status == "differs":
        words = "; ".join(map(str, step.differences))
        ElementTree.SubElement(case, "failure", message=_text(words), type="differs").text = _text(words)
    return case


def _proof(run: RunResult) -> ElementTree.Element:
    case = ElementTree.Element("testcase", classname=_name(run), name="proof", time="0.000")
    proof = run.proof
    if proof is not None and proof.status == "skipped":
        ElementTree.SubElement(case, "skipped", message=_text(proof.says))
    elif run.error:
        _trouble(case, run)
    return case


def _elsewhere(run: RunResult, title: str) -> ElementTree.Element:
    """What ended a run at no step: a file without an error would count as a success."""
    case = ElementTree.Element("testcase", classname=_name(run), name=_text(title), time="0.000")
    _trouble(case, run)
    return case


def _trouble(case: ElementTree.Element, run: RunResult) -> None:
    error = run.error
    assert error, "it is called where something went wrong"
    kind = "error" if error.kind in _ERRORS else "failure"
    trouble = ElementTree.SubElement(case, kind, message=_text(error.cause), type=error.kind)
    trouble.text = _text(f"{error.cause}\nnext: {error.hint}" if error.hint else error.cause)


def _text(text: str) -> str:
    return _FORBIDDEN.sub("\ufffd", visible(str(text)))
