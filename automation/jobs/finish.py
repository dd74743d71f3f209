"""The end of every command that takes a journey: its result is made, left, and told where people and programs look."""

from __future__ import annotations

from pathlib import Path

import msgspec

from ..context.step_context import StepContext
from ..errors import DECLINED
from ..reporting.ci_summary import tell_ci
from ..reporting.results import gives_login, leave, result_of
from ..reporting.run_result import RunResult
from ..runs.folder import Run
from ..settings.advised_commands import as_called
from ..texts.printable import json_line
from .execute import Job, execute
from .practice_org import NEXT
from .session import Session, Task


def taken(ready: Session, job: Job, within: StepContext | None = None) -> RunResult:
    """Takes the journey, with a folder of its own in the runs folder; the reports are written. `within` is as for
    `execute`.

    Raises:
        AutomationError: the browser does not start, or the folder cannot be made.
    """
    settings = ready.task.settings
    run = Run(settings.runs, ready.wanted.api_name, ready.redactor)
    try:
        outcome = execute(ready, run, job, within)
    except BaseException:
        run.discard()
        raise
    result = result_of(
        job.command,
        ready.login.url,
        ready.wanted,
        job.flow,
        ready.prover,
        job.chapters,
        outcome,
        run,
        settings.evidence,
        lasting=not settings.practice,
        strict=settings.strict,
    )
    result = job.told(result)
    try:
        problems = leave(result, run)
    except KeyboardInterrupt:  # only once does a signal raise
        leave(result, run)
        raise
    for problem in problems:
        ready.console.say(f"warning: {problem}")
    return result


def tell(result: RunResult, task: Task) -> int:
    """Says how it ended; returns the exit code. stdout comes first, and nothing after it can fail the run."""
    if task.as_json:
        answer(result, task)
    elif gives_login(result):
        command = f"{result.login_command}\n" if result.login_command else ""
        task.streams.out.write(f"{result.consumer_key}\n{command}")
        task.streams.out.flush()
    if (proof := result.proof) is not None:
        mark = {"proven": "it works", "refused": "FAILED"}.get(proof.status, proof.status)
        console = task.console(warn=False)
        console.say(f"\ntest login: {proof.says}" + (f": {mark}" if proof.status != "skipped" else ""))
        if proof.status == "skipped" and proof.hint:
            console.say(f"next: {proof.hint}")
    hand_over(result, task)
    return result.exit_code


def answer(result: RunResult, task: Task) -> None:
    """Prints the one object of `--json`."""
    task.streams.out.write(json_line(msgspec.to_builtins(result)) + "\n")
    task.streams.out.flush()


def hand_over(result: RunResult, task: Task) -> None:
    """Tells a person what went wrong and where the report is, and leaves a CI system its summary."""
    console = task.console(warn=False)
    if (error := result.error) and error.kind == DECLINED.name:
        console.say(f"\n{error.cause}.")
    elif error:
        where = (
            f"step {error.step}, {error.title}"
            if error.step and error.title != "proof"
            else error.title.replace("proof", "test login")
        )
        console.say(f"\n{where}: {error.cause}")
        if error.hint:
            console.say(f"next: {error.hint}")
    elif result.open_to_all:
        console.say(f"warning: {result.open_to_all}")
    for one in () if task.settings.practice and not task.settings.strict else result.advice:
        console.say(f"advice: {one.what}: {one.instead}")
    for problem in tell_ci(result, task.environ, task.streams.err):
        console.say(f"warning: {problem}")
    report = Path(result.run) / "report.html"
    if report.exists():
        console.say(f"report: {report}")
    if task.settings.practice:
        gone = ", and the app with it: there is no login command" if gives_login(result) else ""
        console.say(f"\nThe practice org lived for this run only. It is gone now{gone}.")
        console.say(f"next: {NEXT.format(as_called('setupwalk practice'))}")
