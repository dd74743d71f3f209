"""The folder that a run leaves. It knows names and atomic writing, and cleans what is written; not what it means."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, datetime
from pathlib import Path

from .clean import Cleaner
from .errors import SettingsError


class Run:
    """One run's folder, `runs/<UTC time>-<app>/`. It never holds a password, session, code, secret or private key."""

    def __init__(self, runs: Path, api_name: str, cleaner: Cleaner | None = None) -> None:
        """Makes the folder.

        Raises:
            SettingsError: it cannot be made.
        """
        began = datetime.now(UTC)
        name = f"{began:%Y%m%dT%H%M%SZ}-{api_name}"
        try:
            runs.mkdir(parents=True, exist_ok=True)
            self.folder = _fresh(runs, name)
        except OSError as error:
            raise SettingsError(
                f"the folder for the run cannot be made in {runs}: {error.strerror}",
                hint="set SETUPWALK_RUNS or --runs",
            ) from error
        self.began = began
        self.cleaner = cleaner or Cleaner()

    def write(self, name: str, content: str) -> Path:
        """Writes a file whole or not at all."""
        return write_whole(self.folder / name, self.cleaner.clean(content))

    def append(self, name: str, line: str) -> None:
        """Adds a line and makes sure that it is on the disk."""
        with (self.folder / name).open("a", encoding="utf-8", newline="\n") as file:
            file.write(self.cleaner.clean(line) + "\n")
            file.flush()
            os.fsync(file.fileno())


def write_whole(path: Path, content: str) -> Path:
    """Writes a file whole or not at all."""
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
    with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as file:
        file.write(content)
    Path(temporary).replace(path)
    return path


def _fresh(runs: Path, name: str) -> Path:
    """Two runs may begin in one second: the second gets a number behind its name."""
    number = 1
    while True:
        folder = runs / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir()
        except FileExistsError:
            number += 1
        else:
            return folder
