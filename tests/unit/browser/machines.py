"""Folders that stand for machines, with browsers in them that never start."""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

POSIX_ONLY = pytest.mark.skipif(sys.platform == "win32", reason="programs of POSIX")
LINUX_ONLY = pytest.mark.skipif(sys.platform != "linux", reason="folders as on Linux")


def program(path: Path) -> Path:
    """A program file."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("#!/bin/sh\n")
    path.chmod(0o755)
    return path


def machine(folder: Path) -> dict[str, str]:
    """The environment of a machine without any browser, but for those in /opt."""
    (folder / "bin").mkdir()
    return {
        "PATH": str(folder / "bin"),
        "HOME": str(folder / "home"),
        "PLAYWRIGHT_BROWSERS_PATH": str(folder / "own"),
    }


def revision(name: str) -> str:
    """The revision that the installed Playwright wants."""
    spec = find_spec("playwright")
    assert spec is not None
    assert spec.origin is not None
    text = (Path(spec.origin).parent / "driver" / "package" / "browsers.json").read_text(encoding="utf-8")
    return next(str(browser["revision"]) for browser in json.loads(text)["browsers"] if browser["name"] == name)
