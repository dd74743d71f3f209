"""A certificate and a key as two files, and why they are not read."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest

from automation.errors import SETTINGS, SettingsError
from automation.keys.pair import read_pair

from ...support.key_material import NOW


def pair(folder: Path, certificate: bytes, key: bytes) -> tuple[Path, Path]:
    """Two files of these contents."""
    paths = folder / "its.crt", folder / "its.key"
    for path, content in zip(paths, (certificate, key), strict=True):
        path.write_bytes(content)
        path.chmod(0o600)
    return paths


def refusal(certificate: Path, key: Path | None = None, now: datetime = NOW) -> SettingsError:
    """The error; both its message and its hint are there, and neither shows a key."""
    with pytest.raises(SettingsError) as caught:
        read_pair(certificate, key, now=now)
    assert caught.value.kind is SETTINGS
    assert "MII" not in str(caught.value) + caught.value.hint
    return caught.value
