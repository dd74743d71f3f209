"""A practice org for each test of a way in."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.practice_org import PracticeOrg


@pytest.fixture
def practice() -> Iterator[PracticeOrg]:
    """An org of this test's own."""
    with PracticeOrg() as org:
        yield org
