"""Runs `verify` in a test's own page, on an app that was put into the practice org; no setting tells what is wrong."""

from __future__ import annotations

import io
import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from automation.commands.proving.verify import verify
from automation.engine.step import Flow
from automation.jobs.session import Streams, Task
from automation.settings.loader import Settings
from fixtures.practice_org import PracticeOrg

from ...practice_org.factory import Made, connected_app
from ...support.command import a_port, env_of


@dataclass
class Bench:
    """A practice org with the app of the 17 steps, and the files of its key pair."""

    page: Page
    practice: PracticeOrg
    folder: Path
    made: Made

    def verify(self, flow: Flow, **env: str) -> dict[str, Any]:
        """What `verify --json` prints."""
        out = io.StringIO()
        (self.folder / "server.key").write_text(self.made.key, encoding="utf-8")
        files = {"APP_CERTIFICATE": "server.crt", "APP_PRIVATE_KEY": "server.key"} if flow is Flow.JWT else {}
        asked = {"APP_FLOW": flow, "APP_CALLBACK_PORT": str(a_port()), "SETUPWALK_EVIDENCE": "none"}
        settings = Settings.read({}, env_of(self.practice, **files, **asked) | env, self.folder)
        task = Task(settings, Streams(out, io.StringIO()), self.folder, dict(os.environ), as_json=True)
        code = verify(task)
        facts = json.loads(out.getvalue())
        assert isinstance(facts, dict)
        assert facts["exit_code"] == code
        assert self.practice.org.log.writes == [], "it only reads"
        return facts


@pytest.fixture
def bench(page: Page, practice: PracticeOrg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The app as the steps leave it; each test breaks one thing of it."""
    return bench_in(page, practice, tmp_path, monkeypatch)


def bench_in(page: Page, practice: PracticeOrg, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Bench:
    """The same in an org of the test's own."""

    @contextmanager
    def this_page(*_: Any, **__: Any) -> Iterator[Page]:
        yield page

    monkeypatch.setattr("automation.jobs.ready.browser_page", this_page)
    callback = f"http://localhost:{a_port()}/OauthRedirect"
    made = connected_app(practice.org, name="Walked App", api_name="Walked_App", callback_urls=[callback])
    (tmp_path / "server.crt").write_text(made.app.certificate, encoding="utf-8")
    return Bench(page, practice, tmp_path, made)
