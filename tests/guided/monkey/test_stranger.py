"""A stranger at the session, by fixed seeds; the command beside it takes as many as one likes."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from .session import Case, roam

pytestmark = pytest.mark.whole

CASES = [Case(1, 60), Case(2, 60, lightning=False), Case(3, 60, dialect="7")]


@pytest.mark.parametrize("case", CASES, ids=str)
def test_never_a_dead_end(case: Case, playwright: Playwright, screen: dict[str, str], tmp_path: Path) -> None:
    """Whatever a stranger did, the panel offers a way that ends the walk, and the org has one app, whole."""
    roam(case, playwright, screen, tmp_path)
