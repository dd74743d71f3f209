"""Says what a run would change, step by step, by reading alone. It writes nothing to the org."""

from __future__ import annotations

from pathlib import Path

from ..engine.reader import Reader
from ..engine.step import Status
from ..errors import SettingsError
from ..files.writable import need_file, write_named
from ..jobs.execute import Job
from ..jobs.finish import answer, hand_over, taken
from ..jobs.key_pair import PairUse
from ..jobs.session import Session, Task, session
from ..reporting.run_result import RunResult, StepResult
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
        ready.console.listed = not task.as_json
        result = read(ready)
    code = _tell(result, task)
    if out is not None and not result.error:
        write_named(out, _file(result).text(), "--out")
    return code


def read(ready: Session) -> RunResult:
    """Reads the org; the result has what differs."""
    wanted = ready.wanted
    return taken(ready, Job("plan", scenario(wanted), wanted.flow, way=Reader))


def refuse_outdated(planned: PlanFile, ready: Session) -> None:
    """Reads the org once more before anything is changed.

    Raises:
        SettingsError: the org, or what is wanted, is not as the plan saw it. The run has not begun, so it is exit code
            3, and not the 1 of a step that failed.
        AutomationError: the org cannot be read.
    """
    result = read(ready)
    if error := result.error:
        raise SettingsError(f"the plan cannot be compared with the org: {error.cause}", hint=error.hint)
    if changed := planned.against(_file(result)):
        raise SettingsError(
            f"the plan is out of date: {'; '.join(changed)}. Nothing was changed",
            hint=f"make a new one: {advised('plan --out FILE')}",
        )


def _file(result: RunResult) -> PlanFile:
    return PlanFile(result.org, result.asked, result.found, result.org_id)


def _tell(result: RunResult, task: Task) -> int:
    steps = [step for step in result.steps if step.status is Status.DIFFERS]
    if task.as_json:
        answer(result, task)
    elif not result.error:
        task.streams.out.write("\n".join(_table(result, steps)) + "\n")
    hand_over(result, task)
    return result.exit_code


def _table(result: RunResult, steps: list[StepResult]) -> list[str]:
    """What would be done, in the shape that people know from other tools that plan."""
    new = result.found["app"] is None
    lines = []
    for step in steps:
        lines.append(f"{'+' if new else '~'} step {step.number:>2}  {step.title}")
        lines += ["      " + in_one_line(difference.change) for difference in step.differences]
    name = in_one_line(result.app)
    if not steps:
        return [f"Nothing to change: {name} in {result.org} is as you want it."]
    deed = "to create it" if new else "to change"
    return [*lines, "", f"Plan: {name} in {result.org}: {len(steps)} step{'s' if len(steps) != 1 else ''} {deed}."]
