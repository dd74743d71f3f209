"""`python -m tests.tools.install_lists`: makes the lists of what the first contact installs, with versions and hashes.

It asks the package index, and is run whenever pyproject.toml asks for something else or a newer version is wanted
(`--upgrade`). That the lists are in step with pyproject.toml is a test of its own, which needs no network.
"""

from __future__ import annotations

import hashlib
import json
import re
import subprocess
import sys
import tomllib
from itertools import pairwise
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
LOCKS = ROOT / "automation" / "locks"
SETS = {"dev": "dev", "test": "test", "runtime": ""}
"""The lists, the longest first, and the extra of each. A shorter one takes its versions from the one before it."""
OLDEST = "3.11"


def asked(name: str) -> list[str]:
    """What pyproject.toml asks for in a list: the requirements, those of its extra, and what builds the project."""
    with (ROOT / "pyproject.toml").open("rb") as file:
        table = tomllib.load(file)
    project = table["project"]
    found = [*table["build-system"]["requires"], *project["dependencies"]]
    extras = [SETS[name]] if SETS[name] else []
    while extras:
        for requirement in project["optional-dependencies"][extras.pop()]:
            inner = re.fullmatch(rf"{project['name']}\[(\w+)\]", requirement)
            if inner is not None:
                extras.append(inner[1])
            else:
                found.append(requirement)
    return sorted(set(found))


def digest(name: str) -> str:
    """Of what a list was made for."""
    return hashlib.sha256(json.dumps([OLDEST, asked(name)]).encode()).hexdigest()


def make(name: str, above: str = "", *, upgrade: bool = False) -> None:
    """Writes one list, with the versions of the one `above` it.

    What stands in it already stays at its version, unless `upgrade` or pyproject.toml forbids it.
    """
    path = LOCKS / f"{name}.txt"
    head = f"# made by: python -m tests.tools.install_lists\n# for {digest(name)}\n"
    command = [
        sys.executable,
        "-m",
        "uv",
        "pip",
        "compile",
        "-",
        "--universal",
        "--python-version",
        OLDEST,
        "--generate-hashes",
    ]
    command += ["--only-binary", ":all:", "--no-header", "--no-annotate", "--quiet", "--output-file", str(path)]
    command += ["--constraint", str(LOCKS / f"{above}.txt")] if above else []
    command += ["--upgrade"] if upgrade else []
    subprocess.run(command, input="\n".join(asked(name)), text=True, cwd=ROOT, check=True)
    path.write_text(head + path.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    LOCKS.mkdir(exist_ok=True)
    for above, name in pairwise(["", *SETS]):
        make(name, above, upgrade="--upgrade" in sys.argv[1:])
