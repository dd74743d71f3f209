"""The Salesforce CLI, logged in with a proven app, lets setupwalk in: no password is set anywhere."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from fixtures.practice_org import ADMIN

from ..support.command import Done, setupwalk
from .bench import Bench

pytestmark = pytest.mark.clients


def _sf_on_path(bench: Bench) -> dict[str, str]:
    """The environment of somebody who has the CLI on the PATH, with the home that it is logged in with."""
    env = bench.cli.environment()
    folder = bench.folder / "bin"
    folder.mkdir()
    program = folder / "sf"
    program.write_text("#!/bin/sh\nexec " + " ".join(f"'{word}'" for word in bench.cli.command()) + ' "$@"\n')
    program.chmod(0o755)
    return env | {"PATH": os.pathsep.join([str(folder), env["PATH"]])}


def _run(bench: Bench, env: dict[str, str], command: str, *args: str) -> Done:
    wanted = {"APP_NAME": "Nightly Login", "APP_CONTACT_EMAIL": "owner@practice.example"}
    more = {"APP_PROFILES": "System Administrator", "SF_TOTP_SECRET": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}
    return setupwalk(command, "--json", *args, folder=bench.folder, env=env | wanted | more)


def test_target_org(bench: Bench, tmp_path: Path) -> None:
    """`sf org login jwt`, then `plan`, `create` and `plan` with `--target-org`: by alias, and by user name."""
    made = bench.app()
    login = bench.log_in(made)
    assert login.returncode == 0, login.told
    assert bench.cli.run("alias", "set", f"prac={ADMIN}").returncode == 0
    env = _sf_on_path(bench)
    before = _run(bench, env, "plan", "--target-org", "prac")
    assert before.code == 2, before.err
    create = _run(bench, env, "create", "--target-org", "prac", "--expect-org", bench.org.org.state.org_id)
    assert create.code == 0, create.err
    facts = create.facts
    assert (facts["username"], facts["org"], facts["way_in"]) == (ADMIN, bench.org.url, "--target-org prac")
    assert facts["proof"]["status"] == "proven"
    after = _run(bench, env, "plan", "--target-org", ADMIN)
    assert after.code == 0, after.err
    assert not any(entry.method == "POST" and entry.path == "/" for entry in bench.org.org.log.entries)
    assert bench.cli.guard_log == []


def test_unknown_alias(bench: Bench) -> None:
    """An alias that the CLI does not know, in its own words, with exit code 3."""
    done = _run(bench, _sf_on_path(bench), "plan", "--target-org", "nowhere")
    assert done.code == 3, done.err
    assert "is not known to the Salesforce CLI" in done.facts["error"]["cause"]
    assert "sf org list" in done.facts["error"]["hint"]


def test_cli_that_was_thrown_out(bench: Bench) -> None:
    """The app that the CLI has logged in with is gone: its refusal is told, with how to log it in again."""
    made = bench.app()
    assert bench.log_in(made).returncode == 0
    bench.org.org.state.connected_apps.remove(made.app)
    done = _run(bench, _sf_on_path(bench), "plan", "--target-org", ADMIN)
    assert done.code == 1, done.err
    assert "log the CLI in again" in done.facts["error"]["hint"]
