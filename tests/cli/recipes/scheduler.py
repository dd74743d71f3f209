"""What stands in a scheduler's place for a night: an empty folder, secrets as files, `setupwalk` on the PATH."""

from __future__ import annotations

import os
import shlex
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from ...support.command import ROOT, a_port


@dataclass(frozen=True)
class Given:
    """What the scheduler keeps: `settings` that are no secret, and the secrets."""

    settings: Mapping[str, str]
    password: str
    certificate: str
    key: str


@dataclass(frozen=True)
class Night:
    """How the recipe's command ended, and what its whole job printed."""

    code: int
    said: str


class Scheduler:
    """One night on a machine of its own: an empty folder, and a `setupwalk` on the PATH."""

    def __init__(self, folder: Path, given: Given) -> None:
        self.folder, self.given = folder, given
        self.work = self.folder / "work"
        self.work.mkdir(parents=True)
        program = self.folder / "bin" / "setupwalk"
        program.parent.mkdir()
        program.write_text(
            f'#!/bin/sh\nPYTHONPATH={shlex.quote(str(ROOT))} exec {shlex.quote(sys.executable)} -m automation "$@"\n'
        )
        program.chmod(0o755)
        self.program = program

    def file(self, name: str, content: str) -> str:
        """A file that the scheduler lays out for the job's user alone; its path."""
        path = self.folder / "secrets" / name
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(content)
        path.chmod(0o400)
        return str(path)

    def run(self, command: list[str], env: Mapping[str, str]) -> Night:
        """A command of the recipe, with its environment and no other."""
        usual = {
            "PATH": f"{self.program.parent}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.folder / "home"),
            "LANG": "C.UTF-8",
            "APP_CALLBACK_PORT": str(a_port()),  # so that tests run side by side
        }
        (self.folder / "home").mkdir(exist_ok=True)
        done = subprocess.run(
            command,
            cwd=self.work,
            env=usual | dict(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            encoding="utf-8",
            timeout=300,
            check=False,
        )
        return Night(done.returncode, done.stdout)

    def bash(self, script: str, env: Mapping[str, str]) -> Night:
        """A script as these services run it: it ends with the first command that fails."""
        return self.run(["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script], env)
