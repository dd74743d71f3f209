"""What the tests need of a machine beside Python: a display, keys for its windows, and a browser that starts fast."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys

from automation.bootstrap.lock import locked
from automation.browser.find import is_root

PACKAGES = {"Xvfb": "xvfb", "chromium-headless-shell": "chromium-headless-shell", "xdotool": "xdotool"}
"""The programs, and the packages of Debian that have them. Without the second the whole browser serves; the third
presses keys as the window system does."""


def equip() -> None:
    """Installs what is missing of PACKAGES, as root on a system with apt-get; elsewhere it says what is missing."""
    missing = [package for program, package in PACKAGES.items() if shutil.which(program) is None]
    if not missing or not sys.platform.startswith("linux"):
        return
    if not is_root() or shutil.which("apt-get") is None:
        _say(f"not installed: {', '.join(missing)}; tests that need them are slower, or skipped and say so")
        return
    with locked("browser", lambda: _say("another run is installing packages; waiting for it")):
        for package in missing:
            command = ["apt-get", "-o", "DPkg::Lock::Timeout=300", "install", "-y", "--no-install-recommends", package]
            _say(" ".join(command))
            if _failed(command) and (_failed(["apt-get", "update"]) or _failed(command)):
                _say(f"{package} could not be installed")


def _failed(command: list[str]) -> bool:
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    done = subprocess.run(command, env=env, capture_output=True, check=False)
    return done.returncode != 0


def _say(text: str) -> None:
    sys.stderr.write(f"tests: {text}\n")
