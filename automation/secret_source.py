"""A password or code from a file or a command. It knows no setting, and prints nothing that it read."""

from __future__ import annotations

import subprocess
from pathlib import Path

from automation.errors import SettingsError
from pages.secret import Secret

_PATIENCE = 300.0
"""Seconds for a command: it may ask a person, and a nightly run must still end."""


def first_line_of(path: Path, origin: str) -> Secret:
    """The first line of a file, without its line break.

    Raises:
        SettingsError: the file is not there, cannot be read, or begins with an empty line.
    """
    try:
        with path.open(encoding="utf-8-sig") as file:
            line = file.readline().rstrip("\r\n")
    except OSError as error:
        raise SettingsError(f"{origin}: {path} cannot be read: {error.strerror}") from None
    except UnicodeDecodeError:
        raise SettingsError(f"{origin}: {path} is not UTF-8 text") from None
    if not line:
        raise SettingsError(f"{origin}: the first line of {path} is empty")
    return Secret(line)


def printed_by(command: str, origin: str, *, seconds: float = _PATIENCE) -> Secret:
    """The first line that a shell command prints. Its error output and its questions go to the terminal.

    Raises:
        SettingsError: it fails, prints nothing, or takes longer than `seconds`. The message does not show what it
            printed.
    """
    # The person who runs this wrote the command, with pipes and quotes as for a shell.
    with subprocess.Popen(command, shell=True, stdout=subprocess.PIPE) as process:  # noqa: S602
        try:
            output, _ = process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            raise SettingsError(f"{origin}: the command did not end within {seconds:g} seconds") from None
    if process.returncode != 0:
        raise SettingsError(f"{origin}: the command ended with exit code {process.returncode}")
    try:
        lines = output.decode("utf-8").splitlines()
    except UnicodeDecodeError:
        raise SettingsError(f"{origin}: the command printed something that is not UTF-8 text") from None
    if not lines or not lines[0]:
        raise SettingsError(f"{origin}: the command printed nothing")
    return Secret(lines[0])
