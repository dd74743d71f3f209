"""The project's `.venv`: what it has, and whether that is what pyproject.toml asks for. It runs nothing.

Standard library only, and in a syntax that Python 3.8 reads.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import re
import shutil
import sys
from pathlib import Path
from typing import Iterable  # noqa: UP035  Python 3.8 must be able to read this file

_REQUIREMENT = re.compile(r"\s*([A-Za-z0-9._-]+)\s*(?:\[[^\]]*\])?\s*(?:>=\s*([0-9][0-9.]*))?")
_UNFINISHED = "unfinished"


def lacking(requirements: Iterable[str], path: Iterable[str]) -> list[str]:
    """The requirements, such as `httpx>=0.28`, that no distribution in the folders of `path` fulfils.

    It goes by the folders' names, in a millisecond; asking each distribution's metadata takes seventy.
    """
    there: dict[str, tuple[int, ...]] = {}
    for folder in path:
        with contextlib.suppress(OSError):
            for name in os.listdir(folder or "."):  # noqa: PTH208  as fast as can be: every start does this
                if name.endswith((".dist-info", ".egg-info")):
                    parts = name.rsplit(".", 1)[0].split("-")
                    there.setdefault(_plain(parts[0]), _numbers(parts[1] if len(parts) > 1 else ""))
    missing = []
    for requirement in requirements:
        match = _REQUIREMENT.match(requirement)
        if match is None or there.get(_plain(match[1]), ()) < (_numbers(match[2] or "") or (0,)):
            missing.append(requirement)
    return missing


class Environment:
    """`.venv` beside pyproject.toml. Its stamp says what was installed into it last, and that this was finished."""

    def __init__(self, project: Path, extra: str = "") -> None:
        self.project = project
        self.folder = project / ".venv"
        self.python = self.folder / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")
        self._stamp = self.folder / "setupwalk-stamp"
        self._wanted = {extra} if extra else set()

    @property
    def extras(self) -> str:
        """The extras to install, separated by commas: those wanted and those that are in already."""
        return ",".join(sorted(self._wanted | set(self._stamped()[1])))

    @property
    def locked(self) -> Path:
        """The file with what is installed into it: every distribution with its version and its hashes."""
        return self.project / "automation" / "locks" / ("test.txt" if self.extras else "runtime.txt")

    @property
    def is_this(self) -> bool:
        """Whether this process runs in it."""
        return self.folder.exists() and self.folder.samefile(sys.prefix)

    @property
    def works(self) -> bool:
        """Whether there is a Python in it, which a removed base Python takes away."""
        return self.python.exists() and (self.folder / "pyvenv.cfg").is_file()

    @property
    def has_pip(self) -> bool:
        """Whether pip is in it; some tools make environments without."""
        return not lacking(["pip"], self._site_packages())

    @property
    def is_current(self) -> bool:
        """Whether the last installation was finished and was for this pyproject.toml and this Python."""
        digest, extras = self._stamped()
        return self.works and digest == self._digest() and self._wanted <= set(extras)

    def satisfied(self) -> bool:
        """Whether what is in it fulfils the requirements, whoever put it there."""
        return not lacking(self.requirements(), self._site_packages())

    def requirements(self) -> list[str]:
        """What pyproject.toml asks for, with the wanted extras."""
        import tomllib  # noqa: PLC0415  Python 3.8 has none and must be able to read this file

        with (self.project / "pyproject.toml").open("rb") as file:
            table = tomllib.load(file)["project"]
        found = list(table.get("dependencies", []))
        for extra in sorted(self._wanted):
            found += table.get("optional-dependencies", {}).get(extra, [])
        return found

    def clear(self) -> bool:
        """Takes away what is there, if this program made it; False if it did not and there is something."""
        if not self.folder.exists():
            return True
        if self._stamp.exists() or not any(self.folder.iterdir()):
            shutil.rmtree(self.folder)
            return True
        return False

    def stamp(self) -> None:
        """Says that all is installed. It appears whole or not at all."""
        self._write(f"{self._digest()}\n{self.extras}\n")

    def unstamp(self) -> None:
        """Says that what follows is not finished, and that this program made it."""
        self._write(f"{_UNFINISHED}\n{self.extras}\n")

    def _write(self, text: str) -> None:
        self.folder.mkdir(exist_ok=True)
        new = self._stamp.with_name(f"{self._stamp.name}.{os.getpid()}")
        new.write_text(text, encoding="utf-8")
        new.replace(self._stamp)

    def _stamped(self) -> tuple[str, list[str]]:
        try:
            digest, extras = self._stamp.read_text(encoding="utf-8").splitlines()[:2]
        except (OSError, ValueError):
            return "", []
        return digest, [extra for extra in extras.split(",") if extra]

    def _digest(self) -> str:
        """Of the project file, and of the file in which an environment names its Python."""
        files = (self.project / "pyproject.toml", self.folder / "pyvenv.cfg")
        return hashlib.sha256(b"\0".join(file.read_bytes() for file in files)).hexdigest()

    def _site_packages(self) -> list[str]:
        pattern = "Lib/site-packages" if sys.platform == "win32" else "lib/python*/site-packages"
        return [str(place) for place in self.folder.glob(pattern)]


def _plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def _numbers(version: str) -> tuple[int, ...]:
    return tuple(int(part) for part in re.findall(r"\d+", version.partition("+")[0])[:4])
