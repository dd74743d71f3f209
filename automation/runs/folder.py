"""The folder that a run leaves. It knows names and atomic writing, and cleans what is written; not what it means."""

from __future__ import annotations

import json
import os
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from ..errors import SettingsError
from ..files.writing import write_atomic
from .redact import Redactor


class Run:
    """One run's folder, `runs/<UTC time>-<app>/`. It never holds a password, session, code, secret or private key.

    Folder and files are their owner's alone, whatever the umask says.
    """

    def __init__(self, runs: Path, api_name: str, redactor: Redactor | None = None) -> None:
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
        self.redactor = redactor or Redactor()

    def discard(self) -> None:
        """Removes the folder of a run that has not begun; one that holds anything stays."""
        with suppress(OSError):
            self.folder.rmdir()

    def write(self, name: str, content: str) -> Path:
        """Writes a file whole or not at all, without secrets.

        Raises:
            OSError: it cannot be written.
        """
        return write_atomic(self.folder / name, self.redactor.redact(content))

    def write_made(self, name: str, content: str) -> Path:
        """Writes what was made of cleaned data; to look for secrets in its markup once more could only break it.

        Raises:
            OSError: it cannot be written.
        """
        return write_atomic(self.folder / name, content)

    def write_data(self, name: str, data: Any) -> Path:
        """Writes data as JSON, each value without secrets.

        Raises:
            OSError: it cannot be written.
        """
        return self.write_made(name, json.dumps(self.redactor.redact_data(data), indent=2) + "\n")

    def append(self, name: str, line: str) -> None:
        """Adds a line without secrets and makes sure that it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self._append(name, self.redactor.redact(line))

    def append_data(self, name: str, data: Any) -> None:
        """Adds data as a line of JSON in ASCII, each value without secrets, and makes sure that it is on the disk.

        Raises:
            OSError: it cannot be written.
        """
        self._append(name, json.dumps(self.redactor.redact_data(data)))

    def _append(self, name: str, line: str) -> None:
        path = self.folder / name
        left = f"{line}\n".encode()
        flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        with os.fdopen(os.open(path, flags, 0o600), "ab", buffering=0) as file:
            before = file.seek(0, os.SEEK_END)
            try:
                while left:  # what fits is taken first, and only the next write fails
                    left = left[file.write(left) :]
                os.fsync(file.fileno())
            except OSError as error:
                with suppress(OSError):  # of a line that did not fit, nothing stays
                    os.truncate(path, before)
                raise OSError(error.errno, error.strerror, str(path)) from error


def _fresh(runs: Path, name: str) -> Path:
    """Two runs may begin in one second: the second gets a number behind its name."""
    number = 1
    while True:
        folder = runs / (name if number == 1 else f"{name}-{number}")
        try:
            folder.mkdir(mode=0o700)
        except FileExistsError:
            number += 1
        else:
            return folder
