"""Who may forbid to install, and how."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.bootstrap.install_consent import installs_nothing


@pytest.mark.parametrize(
    ("arguments", "variable", "file", "forbidden"),
    [
        ([], "", "", False),
        (["create", "--no-install"], "", "", True),
        ([], "yes", "", True),
        ([], "no", "SETUPWALK_NO_INSTALL=yes", False),
        ([], "", "SETUPWALK_NO_INSTALL=yes", True),
        ([], "", "export SETUPWALK_NO_INSTALL='on' # asked for", True),
        ([], "", "#SETUPWALK_NO_INSTALL=yes", False),
        ([], "", "SETUPWALK_NO_INSTALL=yes\nSETUPWALK_NO_INSTALL=no\n", False),
    ],
)
def test_forbidden(tmp_path: Path, arguments: list[str], variable: str, file: str, *, forbidden: bool) -> None:
    """Flag, variable and `.env` are asked in the order of all settings."""
    (tmp_path / ".env").write_text(file, encoding="utf-8")
    assert installs_nothing(arguments, {"SETUPWALK_NO_INSTALL": variable}, tmp_path) is forbidden


def test_no_file(tmp_path: Path) -> None:
    """A folder without `.env` forbids nothing, and what is no file is not waited for."""
    assert not installs_nothing([], {}, tmp_path)
    (tmp_path / ".env").mkdir()
    assert not installs_nothing([], {}, tmp_path)
