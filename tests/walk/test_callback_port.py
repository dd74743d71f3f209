"""Step 6 on a machine where the CLI's port is taken."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.sfdx.callback_port import CallbackPort
from automation.sfdx.project import ProjectFile
from fixtures.practice_org import PracticeOrg

from .walking import walk, wanted_app


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield int(server.getsockname()[1])


def test_taken_port(page: Page, practice: PracticeOrg, taken: int, tmp_path: Path) -> None:
    """The walk takes a free port, writes it into the project file as a string, and the login comes back there."""
    file = tmp_path / "sfdx-project.json"
    file.write_text('{\n    "packageDirectories": [{"path": "force-app"}]\n}\n', encoding="utf-8")
    port = CallbackPort(taken, asked=True, project=ProjectFile.find(tmp_path))
    trip = walk(page, practice, wanted_app(Flow.WEB, callback_port=taken), port=port)
    assert Status.FAILED not in trip.statuses.values()
    free = port.number()
    assert free != taken
    assert trip.stored.callback_urls == [f"http://localhost:{free}/OauthRedirect"]
    assert json.loads(file.read_text(encoding="utf-8"))["oauthLocalPort"] == str(free)
    assert any(f"port {taken} is taken" in note for note in trip.notes)
    assert trip.proof().proven


def test_no_project_file(page: Page, practice: PracticeOrg, taken: int) -> None:
    """Without a project file the person is told what to put into theirs."""
    port = CallbackPort(taken, asked=True, project=None)
    trip = walk(page, practice, wanted_app(Flow.WEB, callback_port=taken), port=port)
    assert any(f'"oauthLocalPort": "{port.number()}"' in note for note in trip.notes)


def test_second_run_keeps_the_port(page: Page, practice: PracticeOrg, taken: int) -> None:
    """The port that the first run settled on stays, even when the wanted one is free again."""
    first = walk(page, practice, wanted_app(Flow.WEB, callback_port=taken), port=_unasked(taken))
    urls = list(first.stored.callback_urls)
    practice.org.log.clear()
    again = walk(page, practice, wanted_app(Flow.WEB), port=_unasked(1717))
    assert again.stored.callback_urls == urls
    assert practice.org.log.writes == []


def _unasked(port: int) -> CallbackPort:
    return CallbackPort(port, asked=False, project=None)
