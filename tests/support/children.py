"""What the children of a run have in their arguments and their environment, while it is on its way."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import psutil

from .command import ROOT

_OURS = ("SF_", "APP_", "SETUPWALK_")


def children_of_create(env: Mapping[str, str], folder: Path) -> list[str]:
    """Arguments and environment of each child of `setupwalk create`, a browser among them, as a text for each; read
    once App Manager has been found, after which the run is killed. Only `env` has settings of ours."""
    clean = {name: value for name, value in psutil.Process().environ().items() if not name.startswith(_OURS)}
    with subprocess.Popen(
        [sys.executable, "-m", "automation", "create"],
        cwd=folder,
        env={**clean, **env, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    ) as process:
        assert process.stderr is not None
        try:
            assert any("Find App Manager in Setup" in line for line in process.stderr)
            children = psutil.Process(process.pid).children(recursive=True)
            assert any("chrom" in child.name() for child in children)
            seen = [" ".join([*child.cmdline(), *child.environ().values()]) for child in children]
        finally:
            process.kill()
    assert len(seen) > 2
    return seen
