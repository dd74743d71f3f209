"""Fixtures of the tests that run real OAuth clients."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.practice_org.serving.server import PracticeOrg

from .bench import Bench
from .cli import SalesforceCLI
from .installed import Installed, NotInstalledError, do_without, install


@pytest.fixture(scope="session")
def sf() -> Installed:
    """The Salesforce CLI, installed if it is not; without node the test is skipped, on a CI server it fails."""
    try:
        return install()
    except NotInstalledError as error:
        do_without(error)


@pytest.fixture
def cli(sf: Installed, tmp_path: Path) -> SalesforceCLI:
    """A Salesforce CLI that knows no org yet."""
    return SalesforceCLI(sf, tmp_path / "home")


@pytest.fixture
def bench(cli: SalesforceCLI, tmp_path: Path) -> Iterator[Bench]:
    """A practice org of this test's own, with a CLI that knows it not yet."""
    with PracticeOrg() as org:
        yield Bench(org, cli, tmp_path)
