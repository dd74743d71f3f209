"""A passkey that was kept."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.passkeys.kept import keep
from automation.passkeys.sealed import Seal

from .keeping import KEY, OWNER, PASSKEY


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A passkey that was kept below a working folder."""
    return keep(tmp_path, OWNER, PASSKEY, Seal.of(KEY))
