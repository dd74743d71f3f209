"""The witness: the real Salesforce CLI logs in with an app that `setupwalk create` has made, and with nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import setupwalk
from .bench import Bench, callback_at

pytestmark = pytest.mark.clients


def _create(org: PracticeOrg, folder: Path, *args: str) -> dict[str, str]:
    env = {
        "SF_LOGIN_URL": org.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }
    done = setupwalk("create", "--json", *args, folder=folder, env=env)
    assert done.code == 0, done.err
    return done.facts


@pytest.mark.parametrize("ui", ["lightning", pytest.param("classic", marks=pytest.mark.whole)])
def test_jwt(bench: Bench, tmp_path: Path, ui: str) -> None:
    """`sf org login jwt`, exactly as `create` printed it, then display and query, with no word to anybody else."""
    facts = _create(bench.org, tmp_path, "--ui", ui)
    program, *command = facts["login_command"].split()
    assert program == "sf"
    login = bench.cli.run(*command)
    assert login.returncode == 0, login.told
    assert bench.status() == "Connected"
    query = bench.query()
    assert query.returncode == 0, query.told
    assert bench.cli.guard_log == []


def test_web(bench: Bench, tmp_path: Path, page: Page) -> None:
    """`sf org login web` with the app of the web flow, on the port that step 6 has written into the project file."""
    project = tmp_path / "sfdx-project.json"
    project.write_text('{"packageDirectories": []}', encoding="utf-8")
    facts = _create(bench.org, tmp_path, "--flow", "web")
    port = json.loads(project.read_text(encoding="utf-8"))["oauthLocalPort"]
    app = bench.org.org.app_by_key(facts["consumer_key"])
    assert app is not None
    assert app.callback_urls == [callback_at(port)]
    login = bench.log_in_web(app, page, cwd=tmp_path)
    assert login.returncode == 0, login.told
    assert bench.status() == "Connected"
