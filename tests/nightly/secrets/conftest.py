"""An org whose administrator's password is a known secret."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from fixtures.practice_org import ADMIN, PracticeOrg

from .planted import PASSWORD


@pytest.fixture
def guarded() -> Iterator[PracticeOrg]:
    """An org whose administrator has a password that is nobody else's."""
    with PracticeOrg() as practice:
        admin = practice.org.user(ADMIN)
        assert admin is not None
        admin.password = PASSWORD
        yield practice
