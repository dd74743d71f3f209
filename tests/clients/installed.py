"""Installs the Salesforce CLI of package-lock.json, once for all workers; knows npm, not the CLI."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

import pytest

HERE = Path(__file__).parent
_NODE = (20, 18, 1)  # what the pinned undici needs
_INSTALL_SECONDS = 600  # 290 MB and 32 000 files, on a slow disk and a slow line


class NotInstalledError(RuntimeError):
    """The CLI cannot be had on this machine; the message says why."""


@dataclass(frozen=True)
class Installed:
    """What it takes to run the CLI."""

    node: Path
    entry: Path  # the script that node runs
    bin: Path  # where the CLI looks for itself


def install() -> Installed:
    """Installs what package-lock.json names, unless that is what is there.

    Raises:
        NotInstalledError: node or npm is missing, node is too old, or npm failed.
    """
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is None or npm is None:
        raise NotInstalledError("the Salesforce CLI needs node and npm, and they are not on PATH")
    _check_version(node)
    modules = HERE / "node_modules"
    mark = modules / ".setupwalk-installed"
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    with _one_at_a_time():
        if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
            _npm_ci(npm)
            mark.write_text(wanted, encoding="utf-8")
    return Installed(Path(node), modules / "@salesforce" / "cli" / "bin" / "run.js", modules / ".bin")


def _check_version(node: str) -> None:
    told = subprocess.run([node, "--version"], capture_output=True, text=True, check=True, timeout=60).stdout
    version = tuple(int(part) for part in told.strip().removeprefix("v").split("-")[0].split("."))
    if version < _NODE:
        wanted = ".".join(map(str, _NODE))
        raise NotInstalledError(f"the Salesforce CLI needs node {wanted} or later, and this is {told.strip()}")


def _npm_ci(npm: str) -> None:
    command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
    try:
        done = subprocess.run(command, cwd=HERE, capture_output=True, text=True, check=False, timeout=_INSTALL_SECONDS)
    except subprocess.TimeoutExpired as error:
        raise NotInstalledError(f"npm ci did not end within {_INSTALL_SECONDS} s") from error
    if done.returncode != 0:
        raise NotInstalledError(f"npm ci failed: {done.stderr.strip()[-400:]}")


@contextmanager
def _one_at_a_time() -> Iterator[None]:
    """Waits until no other process is in here; the system frees the lock when its holder dies."""
    with (HERE / ".install.lock").open("a+b") as file:
        if sys.platform == "win32":
            import msvcrt

            while True:
                try:
                    file.seek(0)
                    msvcrt.locking(file.fileno(), msvcrt.LK_LOCK, 1)  # gives up after ten seconds
                    break
                except OSError:
                    continue
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX)
        yield


def do_without(error: NotInstalledError) -> NoReturn:
    """Ends a test that needs the CLI: as skipped, saying why, or on a CI server (CI is set) as failed."""
    if os.environ.get("CI"):
        raise error
    pytest.skip(f"not shown: {error}")
