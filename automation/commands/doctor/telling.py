"""Says what doctor has found: one line where all is well, else what is not, with why and what to do."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence

from ...jobs.task import Task
from ...runs.history import SCHEMA
from ...texts.printable import hanging, json_line
from .finding import Finding, State, exit_code

_MARKS = {State.OK: "ok  ", State.NOTE: "note", State.UNKNOWN: "??  ", State.FAIL: "FAIL"}
_INDENT = "      "
_GREEN = "\x1b[32m{}\x1b[0m"


def tell(findings: Sequence[Finding], task: Task, *, left_out: str = "") -> int:
    """Prints it on stdout; returns the exit code. `left_out` is what was not looked at, and why."""
    code, out = exit_code(findings), task.streams.out
    if task.as_json:
        facts = {
            "schema": SCHEMA,
            "command": "doctor",
            "exit_code": code,
            "findings": [finding.facts for finding in findings],
            "left_out": left_out,
        }
        out.write(json_line(task.redactor.redact_data(facts)) + "\n")
        return code
    told = [finding for finding in findings if task.settings.verbose or finding.state is not State.OK]
    out.writelines(task.redactor.redact(line) + "\n" for line in _lines(told))
    if all(finding.state in (State.OK, State.NOTE) for finding in findings):
        looked_at = ", ".join(finding.what for finding in findings)
        line = f"All is well: {looked_at}." if not left_out else f"All is well here: {looked_at}. {left_out}"
        out.write((_GREEN.format(line) if _colours(task) else line) + "\n")
    elif left_out:
        out.write(left_out + "\n")
    return code


def _lines(findings: Sequence[Finding]) -> Iterator[str]:
    for finding in findings:
        yield hanging(f"{_MARKS[finding.state]}  {finding.what}: {finding.says}", _INDENT)
        if finding.why:
            yield hanging(f"{_INDENT}why:  {finding.why}", _INDENT)
        if finding.hint:
            yield hanging(f"{_INDENT}next: {finding.hint}", _INDENT)


def _colours(task: Task) -> bool:
    plain = task.environ.get("NO_COLOR") or task.environ.get("TERM") == "dumb"
    return os.name == "posix" and task.streams.out.isatty() and not plain
