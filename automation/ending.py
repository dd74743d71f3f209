"""The end of every command that takes a journey: its report is written, and told where people and programs look."""

from __future__ import annotations

from .attempt import Journey, attempt
from .printable import json_line
from .report import Report
from .report_summary import tell_ci
from .run import Run
from .session import Session, Task


def taken(ready: Session, journey: Journey) -> Report:
    """Takes the journey, with a folder of its own in the runs folder; the report is written.

    Raises:
        AutomationError: the browser does not start, or the folder cannot be made (exit code 3).
    """
    settings = ready.task.settings
    run = Run(settings.runs, ready.wanted.api_name, ready.cleaner)
    outcome = attempt(ready, run, journey)
    report = Report(
        journey.command,
        ready.login.url,
        ready.wanted,
        journey.flow,
        ready.prover,
        journey.chapters,
        outcome,
        run,
        settings.evidence,
    )
    report.write()
    return report


def tell(report: Report, task: Task) -> int:
    """Says how it ended; returns the exit code."""
    facts = report.facts()
    console = task.console(report.run.cleaner, warn=False)
    proof = report.outcome.proof
    if proof is not None:
        mark = "skipped" if proof.skipped else "done" if proof.proven else "FAILED"
        console.say(f"\nproof  {proof.says}: {mark}")
    if error := facts.get("error"):
        where = f"step {error['step']}, {error['title']}" if error["title"] != "proof" else "proof"
        console.say(f"\n{where}: {error['cause']}")
        if error["hint"]:
            console.say(f"next: {error['hint']}")
    console.say(f"report: {report.run.folder / 'report.html'}")
    tell_ci(facts, task.environ, task.streams.err)
    if task.as_json:
        task.streams.out.write(json_line(report.run.cleaner.clean_data(facts)) + "\n")
    elif report.login_command:
        task.streams.out.write(f"{report.consumer_key}\n{report.login_command}\n")
    return report.exit_code
