"""Runs `setupwalk create` in a process of its own that may be killed, and kills there at a step. It knows no test."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import psutil

CONTEXT: Any = multiprocessing.get_context("spawn" if sys.platform == "win32" else "forkserver")
if sys.platform != "win32":
    CONTEXT.set_forkserver_preload(
        ["automation.cli.main", "automation.commands.create", "playwright.sync_api", "jinja2"]
    )

PRODUCT, BROWSER = "product", "browser"


@dataclass(frozen=True)
class KillAtStep:
    """Whom to kill when a step is about to be done."""

    step: int
    victim: str


def start(folder: Path, env: Mapping[str, str], kill: KillAtStep | None = None) -> BaseProcess:
    """Starts the product in `folder`, with nothing of this process's own settings."""
    process: BaseProcess = CONTEXT.Process(target=_main, args=(folder, dict(env), kill), daemon=False)
    process.start()
    return process


def kill(pid: int, victim: str) -> None:
    """SIGKILL, or what comes next to it: of the product itself, or of every process of its browser."""
    product = psutil.Process(pid)
    if victim == PRODUCT:
        product.kill()
        return
    for child in product.children(recursive=True):
        try:
            if "chrom" in child.name().casefold():
                child.kill()
        except psutil.NoSuchProcess:
            continue


def _main(folder: Path, env: dict[str, str], kill_at: KillAtStep | None) -> None:
    """The process: `create` as the command line runs it, with one more observer."""
    from automation.commands.create import create
    from automation.jobs.session import Streams, Task
    from automation.settings.loader import Settings

    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_", "SETUPWALK_"))
    }
    os.chdir(folder)
    with (folder / "out").open("w") as out, (folder / "err").open("w") as err:
        task = Task(Settings.read({}, env, folder), Streams(out, err), folder, inherited | env, as_json=True)
        code = create(task, guided_mode=lambda job, _: replace(job, team=_team(job.team, kill_at)))
    sys.exit(code)


def _team(team: Any, kill_at: KillAtStep | None) -> Any:
    def with_killer(context: Any, chapters: Any) -> Any:
        hand, more = team(context, chapters)
        return hand, [*more, _Killer(kill_at)] if kill_at is not None else more

    return with_killer


class _Killer:
    """Kills once, when its step is about to be done: after the journal has it, before the page is touched."""

    def __init__(self, kill_at: KillAtStep) -> None:
        self._at = kill_at
        self._done = Path("killed")

    def entering(self, chapter: Any) -> None:
        """Nothing."""

    def starting(self, step: Any) -> None:
        """Nothing."""

    def doing(self, step: Any, differences: Sequence[Any]) -> None:
        """Kills at its step; a product that has survived its browser and tries again is left alone."""
        if step.number == self._at.step and not self._done.exists():
            self._done.touch()
            kill(os.getpid(), self._at.victim)

    def ended(self, step: Any, result: Any) -> None:
        """Nothing."""

    def note(self, text: str) -> None:
        """Nothing."""
