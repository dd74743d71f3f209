"""A job whose locale is ASCII, as cron's and many containers' are."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from ..support.command import setupwalk

ASCII = {"LC_ALL": "POSIX", "LANG": "", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0", "PYTHONIOENCODING": ""}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has its environment in Unicode")
@pytest.mark.parametrize("by_flag", [True, False])
def test_names(tmp_path: Path, *, by_flag: bool) -> None:
    """UTF-8 in a variable or argument is read as what it is, and comes out so."""
    name = "Gr\u00f6\u00dfe \u65e5\u672c"
    flags = ["--app-name", name, "--profile", name] if by_flag else []
    done = setupwalk("steps", *flags, folder=tmp_path, env=ASCII | ({} if by_flag else {"APP_NAME": name}))
    assert done.code == 0, done.err
    assert done.out.startswith(f"# {name}:")
    assert not by_flag or done.out.count(name) > 2
