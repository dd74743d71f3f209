"""Runs `cert rotate` in a process that dies at a chosen moment: SIGKILL, before or after one of its own deeds."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

from tests.nightly.kills.product import CONTEXT

MOMENTS = {
    "pair-made": ("automation.commands.certificates.rotate", "waiting_pair", 1, "after"),
    "old-pair-kept": ("automation.commands.certificates.rotate", "keep_pair", 1, "after"),
    "proven": ("automation.commands.certificates.delivery", "put_in_place", 1, "before"),
    "key-replaced": ("automation.keys.files_in_place", "sync_folder", 1, "after"),
    "files-replaced": ("automation.commands.certificates.delivery", "put_in_place", 1, "after"),
    "in-the-hand-over": ("automation.commands.certificates.hand_over", "hand_to", 1, "before"),
    "handed-over": ("automation.commands.certificates.hand_over", "hand_to", 1, "after"),
    "half-cleared": ("automation.commands.certificates.delivery", "clear_waiting", 1, "after"),
}
"""By name: the module and the function in it, as the program calls it, which call of it, and on which side of it."""


def start(folder: Path, env: Mapping[str, str], moment: str, hand_over: str) -> BaseProcess:
    """Starts the rotation, which ends at that moment."""
    process: BaseProcess = CONTEXT.Process(target=_main, args=(folder, dict(env), moment, hand_over), daemon=False)
    process.start()
    return process


def _main(folder: Path, env: dict[str, str], moment: str, hand_over: str) -> None:
    import importlib

    from automation.commands.certificates.hand_over import HandOver
    from automation.commands.certificates.rotate import Rotate, rotate
    from automation.jobs.session import Streams, Task
    from automation.settings.loader import Settings

    inherited = {
        name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_", "SETUPWALK_"))
    }
    os.chdir(folder)
    module, name, call, side = MOMENTS[moment]
    part = importlib.import_module(module)
    setattr(part, name, _dying(getattr(part, name), call, side))
    with (folder / "out").open("w") as out, (folder / "err").open("w") as err:
        task = Task(Settings.read({}, env, folder), Streams(out, err), folder, inherited | env, as_json=True)
        code = rotate(task, Rotate(47, None, HandOver(command=hand_over, environ=inherited, redactor=task.redactor)))
    sys.exit(code)


def _dying(does: Callable[..., Any], call: int, side: str) -> Callable[..., Any]:
    left = [call]

    def wrapped(*args: Any, **named: Any) -> Any:
        left[0] -= 1
        if left[0] == 0 and side == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        given = does(*args, **named)
        if left[0] == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return given

    return wrapped
