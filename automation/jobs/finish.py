"""The end of every command that takes a journey: its report is written, and told where people and programs look."""

from __future__ import annotations

from typing import Any

from ..reporting.ci_summary import tell_ci
from ..reporting.results import Report
from ..runs.folder import Run
from ..texts.printable import json_line
from .execute import Job, execute
from .session import Session, Task


def taken(ready: Session, job: Job) -> Report:
    """Takes the journey, with a folder of its own in the runs folder; the report is written.

    Raises:
        AutomationError: the browser does not start, or the folder cannot be made (exit code 3).
    """
    settings = ready.task.settings
    run = Run(settings.runs, ready.wanted.api_name, ready.redactor)
    try:
        outcome = execute(ready, run, job)
    except BaseException:
        run.discard()
        raise
    report = Report(
        job.command,
        ready.login.url,
        ready.wanted,
        job.flow,
        ready.prover,
        job.chapters,
        outcome,
        run,
        settings.evidence,
    )
    try:
        report.write()
    except KeyboardInterrupt:  # only once does a signal raise
        report.write()
        raise
    return report


def tell(report: Report, task: Task) -> int:
    """Says how it ended; returns the exit code. stdout comes first, and nothing after it can fail the run."""
    if task.as_json:
        answer(report, task, report.exit_code)
    elif report.gives_login and report.consumer_key:
        command = f"{report.login_command}\n" if report.login_command else ""
        task.streams.out.write(f"{report.consumer_key}\n{command}")
        task.streams.out.flush()
    proof = report.outcome.proof
    if proof is not None:
        mark = "skipped" if proof.skipped else "done" if proof.proven else "FAILED"
        task.console(warn=False).say(f"\nproof  {proof.says}: {mark}")
    hand_over(report, task)
    return report.exit_code


def answer(report: Report, task: Task, code: int, **more: Any) -> None:
    """Prints the one object of `--json`."""
    facts = report.run.redactor.redact_data(report.facts() | {"exit_code": code, **more})
    task.streams.out.write(json_line(facts) + "\n")
    task.streams.out.flush()


def hand_over(report: Report, task: Task) -> None:
    """Tells a person what went wrong and where the report is, and leaves a CI system its summary."""
    facts = report.run.redactor.redact_data(report.facts())
    console = task.console(report.run.redactor, warn=False)
    if error := facts.get("error"):
        where = (
            f"step {error['step']}, {error['title']}" if error["step"] and error["title"] != "proof" else error["title"]
        )
        console.say(f"\n{where}: {error['cause']}")
        if error["hint"]:
            console.say(f"next: {error['hint']}")
    elif report.open_to_all:
        console.say(f"warning: {report.open_to_all}")
    problems = [*report.problems, *tell_ci(facts, task.environ, task.streams.err)]
    for problem in problems:
        console.say(f"warning: {problem}")
    if not any("report.html" in problem for problem in report.problems):
        console.say(f"report: {report.run.folder / 'report.html'}")
