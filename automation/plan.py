"""Says what a run would change, step by step, by reading alone. It writes nothing to the org."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .attempt import Journey
from .ending import taken
from .errors import SettingsError
from .exit_code import DIFFERS, DONE
from .plan_file import PlanFile
from .printable import json_line
from .reading import Reading
from .report import Report, asked
from .report_summary import tell_ci
from .run import write_whole
from .scenario import scenario
from .session import Session, Task, session


def plan(task: Task, out: Path | None = None) -> int:
    """Reads and prints; returns 0 when nothing differs, 2 when something does, else the failure's exit code.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser.
    """
    with session(task, makes=False) as ready:
        report = read(ready)
    if out is not None and not report.outcome.failed:
        write_whole(out, _file(report).text())
    return _tell(report, task)


def read(ready: Session) -> Report:
    """Reads the org; the report has what differs."""
    wanted = ready.wanted
    return taken(ready, Journey("plan", scenario(wanted), wanted.flow, way=Reading))


def refuse_outdated(planned: PlanFile, ready: Session) -> None:
    """Reads the org once more before anything is changed.

    Raises:
        SettingsError: the org, or what is wanted, is not as the plan saw it. The run has not begun, so it is exit code
            3, and not the 1 of a step that failed.
        AutomationError: the org cannot be read.
    """
    report = read(ready)
    if report.outcome.failed:
        error = report.facts()["error"]
        raise SettingsError(f"the plan cannot be compared with the org: {error['cause']}", hint=error["hint"])
    if changed := planned.against(_file(report)):
        raise SettingsError(
            f"the plan does not fit any more: {'; '.join(changed)}. Nothing was changed",
            hint="look at a new one: setupwalk plan --out FILE",
        )


def _file(report: Report) -> PlanFile:
    return PlanFile(report.org, asked(report.wanted), report.outcome.work.seen())


def _tell(report: Report, task: Task) -> int:
    facts = report.facts()
    steps = [step for step in facts["steps"] if step["status"] == "differs"]
    facts["differs"] = len(steps)
    console = task.console(report.run.cleaner, warn=False)
    if error := facts.get("error"):
        console.say(f"\nstep {error['step']}, {error['title']}: {error['cause']}")
        console.say(f"next: {error['hint']}" if error["hint"] else "")
    tell_ci(facts, task.environ, task.streams.err)
    if task.as_json:
        task.streams.out.write(json_line(report.run.cleaner.clean_data(facts)) + "\n")
    elif not report.outcome.failed:
        task.streams.out.write("\n".join(_table(facts, steps)) + "\n")
    if report.outcome.failed:
        return report.exit_code
    return DIFFERS if steps else DONE


def _table(facts: dict[str, Any], steps: list[dict[str, Any]]) -> list[str]:
    """What would be done, in the shape that people know from other tools that plan."""
    new = facts["found"]["app"] is None
    lines = []
    for step in steps:
        lines.append(f"{'+' if new else '~'} step {step['number']:>2}  {step['title']}")
        lines += [f"      {d['what']}: {d['found']} -> {d['wanted']}" for d in step["differences"]]
    if not steps:
        return [f"Nothing differs: {facts['app']} in {facts['org']} is as it is wanted."]
    deed = "to make" if new else "to change"
    return [*lines, "", f"Plan: {facts['app']} in {facts['org']}: {len(steps)} steps {deed}."]
