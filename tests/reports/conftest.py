"""One run for all tests of this folder: its report is read, and nothing of it is changed."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ..support.command import env_of, setupwalk


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a run that made an app."""
    folder = tmp_path_factory.mktemp("report")
    with PracticeOrg() as org:
        done = setupwalk("create", folder=folder, env=env_of(org))
    assert done.code == 0, done.err
    return next((folder / "runs").iterdir())
