"""The summary that CI systems show of a run: GitHub Actions by a file, GitLab by a section of the job's log."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TextIO


def markdown(facts: Mapping[str, Any]) -> str:
    """A short table of the steps, what was changed, and how it ended."""
    error = facts.get("error")
    head = f"### setupwalk {facts['command']}: {_cell(facts['app'])} ({facts['flow']})"
    lines = [head, "", _ending(facts), "", "| step | | took |", "|--:|---|--:|"]
    for step in facts["steps"]:
        took = f"{step['seconds']:.1f} s" if step["status"] == "done" else ""
        lines.append(f"| {step['number']} | {_cell(step['title'])}: **{step['status']}** | {took} |")
    changes = [(step["number"], change) for step in facts["steps"] for change in step["changes"]]
    if changes:
        lines += ["", "| step | changed | from | to |", "|--:|---|---|---|"]
        lines += [f"| {n} | {_cell(c['what'])} | {_cell(c['old'])} | {_cell(c['new'])} |" for n, c in changes]
    if error:
        lines += ["", f"**{_cell(error['class'])}**, exit code {error['exit_code']}: {_cell(error['cause'])}"]
        lines += ["", f"Next: {_cell(error['hint'])}"] if error["hint"] else []
    return "\n".join(lines) + "\n"


def tell_ci(facts: Mapping[str, Any], environ: Mapping[str, str], out: TextIO) -> None:
    """Leaves the summary where the CI system whose variables are there wants it; elsewhere it does nothing."""
    if path := environ.get("GITHUB_STEP_SUMMARY", ""):
        with Path(path).open("a", encoding="utf-8", newline="\n") as file:
            file.write(markdown(facts) + "\n")
    if environ.get("GITLAB_CI"):
        now = int(datetime.now(UTC).timestamp())
        out.write(f"\x1b[0Ksection_start:{now}:setupwalk_summary[collapsed=true]\r\x1b[0Ksetupwalk summary\n")
        out.write(markdown(facts))
        out.write(f"\x1b[0Ksection_end:{now}:setupwalk_summary\r\x1b[0K\n")
        out.flush()


def _ending(facts: Mapping[str, Any]) -> str:
    if "error" in facts:
        return f"Not finished: step {facts['error']['step']}, {_cell(facts['error']['title'])}."
    proof = facts["proof"]
    if proof is None:
        return "Done."
    return f"Proof: {_cell(proof['says'])} ({proof['status']})."


def _cell(text: str) -> str:
    return " ".join(str(text).replace("|", "\\|").replace("<", "&lt;").split())
