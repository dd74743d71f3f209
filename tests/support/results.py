"""Facts of runs, as results.json has them, for whatever tells them."""

from __future__ import annotations

from typing import Any

import msgspec

from automation.reporting.run_result import RunResult


def step(number: int, status: str, **more: object) -> dict[str, Any]:
    """One step's facts."""
    facts = {"number": number, "title": f"Step {number}", "chapter": "Chapter", "says": "Do it.", "status": status}
    rest = {"by": "", "reason": "", "seconds": 0.5, "differences": [], "changes": [], "also": [], "picture": ""}
    return facts | rest | more


def facts(*steps: dict[str, Any], **more: object) -> dict[str, Any]:
    """A run's facts with these steps."""
    basis: dict[str, Any] = {
        "schema": 1,
        "command": "create",
        "org": "https://org.example",
        "app": "App <&> | One",
        "api_name": "App",
        "flow": "jwt",
        "edition": "G2",
        "met": [],
        "consumer_key": "3MVG9x",
        "app_ids": [],
        "began": "2026-11-24T03:00:00+00:00",
        "tries": 1,
        "evidence": "failures",
        "asked": {"Timeout Value": "15 minutes"},
        "found": {"app": {"name": "App"}, "policies": {"timeout": "2 hours"}, "assigned": None},
        "steps": list(steps),
        "proof": {"status": "proven", "username": "u", "says": "u logged in", "step": 0, "hint": ""},
        "login_command": "sf org login jwt",
        "run": "runs/1",
        "files": [],
    }
    return basis | more


def result(told: dict[str, Any]) -> RunResult:
    """The result of which these are the facts."""
    return msgspec.convert(told, RunResult)


def error(name: str = "refused", code: int = 1, step_number: int = 2) -> dict[str, Any]:
    """What a failed run tells."""
    words = {"cause": "Contact Email: <not> & valid\x0b", "hint": "correct it"}
    return {"step": step_number, "title": "Step 2", "class": name, "type": "Refused", "exit_code": code, **words}


CHANGED = step(2, "done", by="robot", changes=[{"what": "Timeout Value", "old": "2 hours", "new": "15 minutes"}])
CASES = {
    "done": facts(step(1, "already so"), CHANGED, step(3, "not in this flow")),
    "refused": facts(step(1, "done"), step(2, "failed"), step(3, "not reached"), error=error(), proof=None),
    "environment": facts(step(1, "failed"), step(2, "not reached"), error=error("environment", 6, 1), proof=None),
    "proof-refused": facts(
        step(1, "done"),
        proof={"status": "refused", "username": "u", "says": "no", "step": 17, "hint": "h"},
        error=error() | {"title": "proof", "step": 17},
    ),
    "plan": facts(
        step(1, "done"),
        step(2, "differs", differences=[{"what": "A", "wanted": "b", "found": "c"}]),
        step(3, "follows"),
        command="plan",
        proof=None,
    ),
    "unsaved": facts(
        step(1, "entered, not saved", by="robot"),
        step(2, "failed"),
        step(3, "entered, save not confirmed", by="person"),
        error=error(),
        proof=None,
    ),
    "skipped": facts(step(1, "skipped", reason="the partner does it"), proof=None),
}
