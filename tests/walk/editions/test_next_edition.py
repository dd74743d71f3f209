"""An edition that nobody knows yet: one renamed button touches one template of the org, and one part in pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from pages import ConnectedAppDetail
from pages.components import Button

from ...support.overlays import relabelled
from ..walking import walk, wanted_app


def test_one_template_one_part(page: Page, pair: KeyPair, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With Manage called Administer, where a walk stops (test_one_step_fails), one more label lets it through."""
    overlay = relabelled(tmp_path, "connected_app/app_detail.html", "Manage", "Administer")
    monkeypatch.setattr(ConnectedAppDetail, "manage_button", Button("Manage", "Administer", always=True))
    with PracticeOrg(templates=overlay) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair))
        assert set(trip.statuses.values()) == {Status.DONE}
