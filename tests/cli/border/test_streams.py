"""Streams that are closed or full, and code pages: no traceback, and no result lost without a word."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from ...support.command import ROOT


def shell(command: str, folder: Path, **env: str) -> tuple[int, str, str]:
    """`setupwalk` as a shell runs it, with the streams that the command line names."""
    program = f'"{sys.executable}" -m automation'
    done = subprocess.run(
        ["bash", "-c", command.replace("setupwalk", program)],
        cwd=folder,
        env=os.environ | {"PYTHONPATH": str(ROOT)} | env,
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8")


posix = pytest.mark.skipif(sys.platform == "win32", reason="a shell's streams")


@posix
@pytest.mark.parametrize(
    ("command", "code", "says"),
    [
        ("setupwalk steps >&- <&-", 1, "stdout did not take all of the result: it is closed"),
        ("setupwalk steps >/dev/full", 1, "stdout did not take all of the result: No space left on device"),
        ("setupwalk steps 2>/dev/full >/dev/null", 0, ""),
        ("setupwalk cert show 2>&- >&-", 3, ""),
        ("setupwalk cert shwo --json >/dev/full", 3, "invalid choice"),
        ("sleep 0 | { setupwalk steps; echo $? >&2; } | true; exit ${PIPESTATUS[1]}", 0, "1"),
    ],
)
def test_streams(command: str, code: int, says: str, tmp_path: Path) -> None:
    """Streams that are closed, full or without a reader end in no traceback; a result that is lost is no success."""
    found, _, err = shell(command, tmp_path)
    assert found == code, err
    assert says in err
    assert "Traceback" not in err, err
    assert "Exception ignored" not in err


@posix
@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_code_pages(encoding: str, tmp_path: Path) -> None:
    """stdout is UTF-8, whatever code page the console or the locale has."""
    code, out, err = shell(
        "setupwalk steps --app-name ログイン --api-name Login",
        tmp_path,
        PYTHONIOENCODING=encoding,
        LANG="C",
        LC_ALL="C",
    )
    assert (code, "# ログイン" in out) == (0, True), err
