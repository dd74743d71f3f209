"""Runs the command as a person or a job does: a process of its own, with a folder and an environment of its own."""

from __future__ import annotations

import functools
import json
import os
import random
import socket
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

ROOT = Path(__file__).resolve().parents[2]
CALLED = "python -m automation" if sys.platform == "win32" else "python3 -m automation"
"""How an advice calls the program that `setupwalk` below runs."""
_OURS = ("SF_", "APP_", "SETUPWALK_")


@functools.cache
def a_port() -> int:
    """A port of this worker's own, the same for all its tests: the CLI's 1717 is one per machine.

    It is below those that a system hands out, which the next practice org or connection may get.
    """
    for port in random.sample(range(20000, 32000), 100):
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port of a hundred is free")


def env_of(org: PracticeOrg, **more: str) -> dict[str, str]:
    """The environment of somebody who walks in that org; `more` stands before it."""
    return {
        "SF_LOGIN_URL": org.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_NAME": "Walked App",
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        "APP_PERMISSION_SETS": "Pipeline Users",
        **more,
    }


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def facts(self) -> dict[str, Any]:
        """The one object that `--json` prints."""
        facts = json.loads(self.out)
        assert isinstance(facts, dict)
        return facts


def setupwalk(*args: str, folder: Path, env: Mapping[str, str] | None = None, seconds: float = 120) -> Done:
    """Runs `setupwalk ARGS` in `folder`; nothing of the tests' own settings reaches it."""
    inherited = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    inherited["APP_CALLBACK_PORT"] = str(a_port())
    done = subprocess.run(
        [sys.executable, "-m", "automation", *args],
        cwd=folder,
        env=inherited | {"PYTHONPATH": str(ROOT), "PYTHONWARNINGS": "error"} | dict(env or {}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        timeout=seconds,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)
