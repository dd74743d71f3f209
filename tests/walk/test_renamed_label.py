"""Salesforce renames a label: one step fails and says what to mend, or a fallback finds the part all the same."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from ..support.overlays import relabelled
from .walking import walk, wanted_app


@pytest.mark.parametrize(
    ("template", "old", "new", "step", "mend"),
    [
        (
            "connected_app/_policy_parts.html",
            "Timeout Value",
            "Session Length",
            14,
            "pages/screens/connected_app/edit_policies.py",
        ),
        (
            "connected_app/app_edit.html",
            "API Name",
            "Developer Name",
            3,
            "pages/screens/connected_app/new_connected_app.py",
        ),
        (
            "connected_app/app_detail.html",
            "Manage",
            "Administer",
            10,
            "pages/screens/connected_app/connected_app_detail.py",
        ),
        ("connected_app/app_notice.html", "Continue", "Go On", 10, "pages/screens/connected_app/new_connected_app.py"),
        (
            "connected_app/policy_detail.html",
            "Manage Permission Sets",
            "Choose Them",
            17,
            "pages/screens/connected_app/connected_app_policies.py",
        ),
    ],
)
def test_one_step_fails(
    page: Page, pair: KeyPair, tmp_path: Path, template: str, old: str, new: str, step: int, mend: str
) -> None:
    """One label has another name: one step fails, naming the label and what is shown instead; the file to change is
    told in the report's technical part, and to nobody in what to do next."""
    with PracticeOrg(templates=relabelled(tmp_path, template, old, new)) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    failure = trip.failure
    words = str(failure.error)
    assert failure.number == step
    assert f'shows no "{old}"' in words
    assert new in words.split("It does show:")[1]
    assert mend == getattr(failure.error, "technical", "")
    assert "pages/" not in getattr(failure.error, "hint", "") + words


def test_found_by_fallback(page: Page, pair: KeyPair, tmp_path: Path) -> None:
    """Parts whose id or name is known are found by it, whatever they are called."""
    for template, old in (
        ("connected_app/app_oauth.html", "Callback URL"),
        ("connected_app/app_edit.html", "Contact Email"),
        ("connected_app/policy_edit.html", "Permitted Users"),
        ("connected_app/policy_detail.html", "Edit Policies"),
        ("connected_app/policy_detail.html", "Manage Profiles"),
    ):
        relabelled(tmp_path, template, old, f"Renamed {old.split()[0]}")
    with PracticeOrg(templates=tmp_path) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    assert set(trip.statuses.values()) == {Status.DONE}


@pytest.mark.whole
def test_unbound_labels(page: Page, pair: KeyPair) -> None:
    """Where labels are not bound to their fields, the field in the cell beside the label is taken."""
    with PracticeOrg(faults=("unbound-labels",)) as practice:
        trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    assert set(trip.statuses.values()) == {Status.DONE}
