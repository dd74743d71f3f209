"""Says what a run would change, step by step, by reading alone. It writes nothing to the org."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..engine.reader import Reader
from ..errors import DIFFERS, DONE, SettingsError
from ..files.writable import need_file, write_named
from ..jobs.execute import Job
from ..jobs.finish import answer, hand_over, taken
from ..jobs.key_pair import PairUse
from ..jobs.session import Session, Task, session
from ..reporting.asked import asked
from ..reporting.results import Report
from ..runs.plan_file import PlanFile
from ..scenario.connected_app import scenario
from ..settings.advised_commands import advised
from ..texts.printable import in_one_line


def plan(task: Task, out: Path | None = None) -> int:
    """Reads and prints; returns 0 when nothing differs, 2 when something does, else the failure's exit code.

    Raises:
        AutomationError: it cannot start: settings, key pair, browser; or the plan cannot be kept.
    """
    if out is not None:
        need_file(out, "--out")
    with session(task, PairUse.PLANS) as ready:
        report = read(ready)
    code = _tell(report, task)
    if out is not None and not report.outcome.failed:
        write_named(out, _file(report).text(), "--out")
    return code


def read(ready: Session) -> Report:
    """Reads the org; the report has what differs."""
    wanted = ready.wanted
    return taken(ready, Job("plan", scenario(wanted), wanted.flow, way=Reader))


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
            hint=f"look at a new one: {advised('plan --out FILE')}",
        )


def _file(report: Report) -> PlanFile:
    return PlanFile(
        report.org,
        asked(report.wanted),
        report.outcome.context.seen(),
        report.outcome.context.identity.org_id if report.outcome.context.identity is not None else "",
    )


def _tell(report: Report, task: Task) -> int:
    facts = report.run.redactor.redact_data(report.facts())
    steps = [step for step in facts["steps"] if step["status"] == "differs"]
    code = report.exit_code if report.outcome.failed else DIFFERS if steps else DONE
    if task.as_json:
        answer(report, task, code, differs=len(steps))
    elif not report.outcome.failed:
        task.streams.out.write("\n".join(_table(facts, steps, _changes(report))) + "\n")
    hand_over(report, task)
    return code


def _changes(report: Report) -> dict[int, list[str]]:
    """What would be changed at each step, in words and without secrets."""
    clean = report.run.redactor.redact
    return {
        result.number: [in_one_line(clean(difference.change)) for difference in result.differences]
        for result in report.outcome.collector.results
    }


def _table(facts: dict[str, Any], steps: list[dict[str, Any]], changes: dict[int, list[str]]) -> list[str]:
    """What would be done, in the shape that people know from other tools that plan."""
    new = facts["found"]["app"] is None
    lines = []
    for step in steps:
        lines.append(f"{'+' if new else '~'} step {step['number']:>2}  {step['title']}")
        lines += ["      " + change for change in changes.get(step["number"], [])]
    name = in_one_line(facts["app"])
    if not steps:
        return [f"Nothing differs: {name} in {facts['org']} is as it is wanted."]
    deed = "to make" if new else "to change"
    return [*lines, "", f"Plan: {name} in {facts['org']}: {len(steps)} step{'s' if len(steps) != 1 else ''} {deed}."]
