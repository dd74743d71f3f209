"""What these tests share: a walker in the test's own browser."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from automation.keys.pair import KeyPair
from tests.walk.walking import pair_in

from .walker import Walker


@pytest.fixture(scope="session")
def other(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """The key pair of an app that exists before the walk."""
    return pair_in(tmp_path_factory.mktemp("other"))


@pytest.fixture
def walks(browser: Browser, pair: KeyPair, other: KeyPair, tmp_path: Path) -> Walker:
    """A walker whose failed runs stay in the test's folder."""
    return Walker(browser, pair, other, evidence=tmp_path / "failed")
