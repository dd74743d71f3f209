"""`verify` in every edition of the screens, on three hosts, and in an org that tells less than others."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow
from fixtures.practice_org import Mail, PracticeOrg

from .breaking import JWT
from .verifying import Bench, bench_in

EDITIONS = ("G1", "G2", "G3", "G4")


@pytest.mark.whole
@pytest.mark.parametrize("flow", Flow)
@pytest.mark.parametrize("edition", EDITIONS)
def test_editions(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edition: str, flow: Flow) -> None:
    """In each edition the app as the steps leave it passes, and one that is broken is told by its step."""
    with PracticeOrg(edition=edition) as practice:
        bench = bench_in(page, practice, tmp_path, monkeypatch)
        code = {"SF_CODE_COMMAND": code_command(practice, tmp_path)}
        facts = bench.verify(flow, **code)
        assert facts["exit_code"] == 0, facts["error"]
        bench.made.app.session_timeout_minutes = 240
        assert bench.verify(flow, **code)["error"]["step"] == 14


@pytest.mark.parametrize("flow", Flow)
def test_three_hosts(page: Page, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, flow: Flow) -> None:
    """Where login, Lightning and Setup have hosts of their own the token is asked for where the org gave it."""
    with PracticeOrg(origins="three") as practice:
        facts = bench_in(page, practice, tmp_path, monkeypatch).verify(flow)
    assert facts["exit_code"] == 0, facts["error"]
    assert "wrong" not in [check["status"] for check in facts["proof"]["checks"]]


def test_no_api_for_the_looks(bench: Bench) -> None:
    """Where the org's API does not tell who the user is, the likeliest step is named, and nothing is made up."""
    bench.practice.org.api_enabled = False
    breaks, step, _, _ = JWT["no profile"]
    breaks(bench)
    error = bench.verify(Flow.JWT)["error"]
    assert error["step"] == step
    assert "has the profile" not in error["hint"]
    assert "assign one of the app" in error["hint"]


def test_no_api_at_all(bench: Bench) -> None:
    """An edition without an API lets the app log in and no more, and that is told as it is."""
    bench.practice.org.api_enabled = False
    facts = bench.verify(Flow.JWT)
    assert facts["exit_code"] == 1
    assert "edition with API access" in facts["error"]["hint"]
    assert facts["proof"]["status"] == "not as wanted"


def test_page_of_policies_gone(bench: Bench) -> None:
    """Where the policies cannot be read the login still counts, and what was not read is said to be not known."""
    bench.page.route("**/ForceConnectedApplicationPage/**", lambda route: route.fulfill(status=404, body="gone"))
    facts = bench.verify(Flow.JWT)
    statuses = {check["what"]: check["status"] for check in facts["proof"]["checks"]}
    assert statuses["query"] == "ok"
    assert statuses["session timeout"] == statuses["permitted users"] == "not known"
    assert facts["exit_code"] == 0


def code_command(practice: PracticeOrg, folder: Path) -> str:
    """A command that prints the newest code that the org has sent."""
    file = folder / "code"

    def keep(mail: Mail) -> None:
        found = re.search(r"\b\d{5,6}\b", mail.text)
        assert found is not None
        file.write_text(found[0], encoding="utf-8")

    practice.org.mail.on_mail = keep
    return f"cat '{file}'"
