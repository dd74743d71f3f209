"""The summary that CI systems show of a run: GitHub Actions by a file, GitLab by a section of the job's log."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import TextIO

from ..texts.printable import markdown_cell
from .run_result import RunResult


def markdown(run: RunResult) -> str:
    """A short table of the steps, what was changed, and how it ended."""
    head = f"### setupwalk {run.command}: {_cell(run.app)} ({run.flow})"
    lines = [head, "", _ending(run), "", "| step | | took |", "|--:|---|--:|"]
    for step in run.steps:
        took = f"{step.seconds:.1f} s" if step.status == "done" else ""
        lines.append(f"| {step.number} | {_cell(step.title)}: **{step.status.words}** | {took} |")
    changes = [(step.number, change) for step in run.steps for change in step.changes]
    if changes:
        lines += ["", "| step | changed | from | to |", "|--:|---|---|---|"]
        lines += [f"| {n} | {_cell(c.what)} | {_cell(c.old)} | {_cell(c.new)} |" for n, c in changes]
    if error := run.error:
        lines += ["", f"**{_cell(error.kind)}**, exit code {error.exit_code}: {_cell(error.cause)}"]
        lines += ["", f"Next: {_cell(error.hint)}"] if error.hint else []
    return "\n".join(lines) + "\n"


def tell_ci(run: RunResult, environ: Mapping[str, str], out: TextIO) -> list[str]:
    """Leaves the summary where the CI system whose variables are there wants it; elsewhere it does nothing.

    Returns why it could not, in sentences.
    """
    problems = []
    try:
        if path := environ.get("GITHUB_STEP_SUMMARY", ""):
            _append(path, (markdown(run) + "\n").encode("utf-8", "backslashreplace"))
    except (OSError, ValueError) as error:
        why = getattr(error, "strerror", None) or error
        problems.append(f"the summary for GitHub could not be written to {path} (GITHUB_STEP_SUMMARY): {why}")
    if environ.get("GITLAB_CI"):
        now = int(datetime.now(UTC).timestamp())
        out.write(f"\x1b[0Ksection_start:{now}:setupwalk_summary[collapsed=true]\r\x1b[0Ksetupwalk summary\n")
        out.write(markdown(run))
        out.write(f"\x1b[0Ksection_end:{now}:setupwalk_summary\r\x1b[0K\n")
        out.flush()
    return problems


def _append(path: str, content: bytes) -> None:
    """Adds to a file. A pipe that nobody reads is an error; opened in the usual way it would be waited for."""
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)
    handle = os.open(path, flags, 0o644)
    try:
        while content:
            content = content[os.write(handle, content) :]
    finally:
        os.close(handle)


def _ending(run: RunResult) -> str:
    if run.error:
        return f"Not finished: step {run.error.step}, {_cell(run.error.title)}."
    proof = run.proof
    if proof is None:
        return "Done."
    then = f" Next: {_cell(proof.hint)}." if proof.status == "skipped" and proof.hint else ""
    return f"Proof: {_cell(proof.says)} ({proof.status}).{then}"


def _cell(text: object) -> str:
    return markdown_cell(str(text))
