"""`setupwalk audit`: notices a renamed label before a run breaks, and writes nothing."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ...practice_org.factory import connected_app
from ...support.command import Done, setupwalk
from ...support.overlays import relabelled


def _audit(org: PracticeOrg, folder: Path, ui: str = "lightning") -> Done:
    env = {"SF_LOGIN_URL": org.url, "SF_USERNAME": ADMIN, "SF_PASSWORD": PASSWORD, "SETUPWALK_UI": ui}
    return setupwalk("audit", "--json", folder=folder, env=env)


@pytest.mark.parametrize(
    ("edition", "ui"),
    [
        pytest.param(*case, marks=() if place == 6 else pytest.mark.whole)
        for place, case in enumerate(itertools.product(["G1", "G2", "G3", "G4"], ["lightning", "classic"]))
    ],
)
def test_nothing_is_missing(tmp_path: Path, edition: str, ui: str) -> None:
    """In every edition all that each screen declares is shown, by its label, and the org sees no write."""
    with PracticeOrg(edition=edition) as org:
        connected_app(org.org, name="An App", api_name="An_App")
        done = _audit(org, tmp_path, ui)
        assert org.org.log.writes == []
    assert done.code == 0, done.err + done.out
    found = {part["found"] for part in done.facts["parts"]}
    assert found <= {"label", "not here"}
    assert len({part["screen"] for part in done.facts["parts"]}) >= 9


def test_renamed_labels(tmp_path: Path) -> None:
    """A label without a fallback that has another name is missing, with its screen and file: exit code 2.

    What is found by its id alone is told apart: a renamed one still works, and a file chooser has no label of its own.
    """
    relabelled(tmp_path, "connected_app/policy_edit.html", "Permitted Users", "Allowed Users")
    with PracticeOrg(
        templates=relabelled(tmp_path, "connected_app/policy_detail.html", "Timeout Value", "Session Length")
    ) as org:
        done = _audit(org, tmp_path)
    assert done.code == 2, done.err
    missing = [part for part in done.facts["parts"] if part["found"] == "missing"]
    assert [(part["label"], part["file"]) for part in missing] == [
        ("Timeout Value", "pages/screens/connected_app/connected_app_policies.py")
    ]
    by_id = [part["label"] for part in done.facts["parts"] if part["found"] == "id or name"]
    assert by_id == ["Choose File", "Permitted Users"]
