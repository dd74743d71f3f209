"""Every setting of the app, broken on purpose: `verify` names its step first, and what the org shows there."""

from __future__ import annotations

import threading
import time
from datetime import timedelta
from typing import Any

import pytest

from automation.engine.step import Flow

from .breaking import JWT, WEB, Break
from .verifying import Bench


def judged(facts: dict[str, Any], step: int, shows: str) -> None:
    """It failed at that step before any other, and names what the org shows there."""
    assert facts["exit_code"] == 1
    error = facts["error"]
    assert error["step"] == step, error
    assert shows in f"{error['cause']} {error['hint']}", error
    assert error["hint"] or step == 3
    checks = (facts["proof"] or {}).get("checks", [])
    if wrong := [check["step"] for check in checks if check["status"] == "wrong"]:
        assert wrong[0] == step, checks
    assert facts["login_command"] == ""


SAMPLE = ("self-authorize", "another certificate", "callback")


def cases(table: dict[str, Any]) -> list[Any]:
    """All of a table, of which a sample runs with `--sample`."""
    whole, sample = (pytest.mark.whole,), (pytest.mark.whole, pytest.mark.sample)
    return [pytest.param(*case, id=name, marks=sample if name in SAMPLE else whole) for name, case in table.items()]


@pytest.mark.parametrize(("breaks", "step", "shows", "env"), cases(JWT))
def test_jwt(bench: Bench, breaks: Break, step: int, shows: str, env: dict[str, str]) -> None:
    """By JWT: the step that was broken is named first, untold, with what the org shows there."""
    breaks(bench)
    judged(bench.verify(Flow.JWT, **env), step, shows)


@pytest.mark.parametrize(("breaks", "step", "shows"), cases(WEB))
def test_web(bench: Bench, breaks: Break, step: int, shows: str) -> None:
    """Through the browser: the same."""
    breaks(bench)
    judged(bench.verify(Flow.WEB), step, shows)


@pytest.mark.parametrize("flow", Flow)
def test_nothing_is_wrong(bench: Bench, flow: Flow) -> None:
    """The app as the steps leave it passes every look, also where it requires PKCE, and no token of it stays valid."""
    bench.made.app.require_pkce = True
    facts = bench.verify(flow)
    assert facts["exit_code"] == 0
    statuses = {check["what"]: check["status"] for check in facts["proof"]["checks"]}
    unmeasured = {"life of the access token"} if flow is Flow.JWT else set()
    assert {what for what, status in statuses.items() if status != "ok"} == unmeasured
    assert {"scopes", "userinfo", "identity", "API versions", "query", "session timeout"} <= set(statuses)
    org = bench.practice.org
    assert all(token.revoked for token in org.state.access_tokens)
    assert all(token.revoked for token in org.state.refresh_tokens)


def test_secret_rotated_meanwhile(bench: Bench) -> None:
    """A consumer secret that somebody rotates while the login is on its way is refused, and told as such: step 10."""
    stop = threading.Event()

    def rotate() -> None:
        log = bench.practice.org.log
        while not stop.is_set():
            if any(entry.path == "/services/oauth2/authorize" for entry in list(log.entries)):
                bench.made.app.consumer_secret = "0" * 64
                return
            time.sleep(0.001)  # polled: the org has no event for it

    thread = threading.Thread(target=rotate)
    thread.start()
    try:
        judged(bench.verify(Flow.WEB), 10, "copy it anew")
    finally:
        stop.set()
        thread.join()


def test_it_waits_for_no_propagation(bench: Bench) -> None:
    """What somebody else has saved is not waited for: it says at once that it may be on its way, and blames no step."""
    bench.practice.org.propagation = timedelta(minutes=10)
    began = time.monotonic()
    facts = bench.verify(Flow.JWT)
    assert time.monotonic() - began < 20
    judged(facts, 0, "2 to 10 minutes")
