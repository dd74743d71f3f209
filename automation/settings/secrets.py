"""A password, code or other secret from a file or a command. It knows no setting, and prints nothing that it read."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.command_output import CommandFailed, output_of
from ..files.reading import Unusable, read_bytes, text_of
from ..texts.given_text import strange, tidy
from ..texts.unfilled import no_secret
from ..timeouts import SECRET_COMMAND, SECRET_PIPE

_MOST = 100_000


def first_line_of(path: Path, origin: str, *, belongs: str = "SF_PASSWORD") -> Secret:
    """The first line of a file, without its line break. `belongs` is the variable for the secret itself.

    Raises:
        SettingsError: the file is not there, cannot be read, or begins with an empty line. A file that is not there is
            told without its name, which may be the password itself.
    """
    what = "password" if belongs.endswith("PASSWORD") else "secret"
    try:
        line = _first_line(read_bytes(path, most=_MOST, seconds=SECRET_PIPE))
    except Unusable as error:
        if error.missing:
            raise SettingsError(
                f"{origin}: the {what} file that it names cannot be read: there is no such file",
                hint=f"check the path, which is not shown in case it is a {what}; that belongs in {belongs}",
            ) from None
        raise SettingsError(f"{origin}: {path} {error}") from None
    if not tidy(line):
        raise SettingsError(f"{origin}: the first line of {path} is empty")
    if problem := strange(line) or no_secret(line):
        raise SettingsError(f"{origin}: the first line of {path} {problem}")
    return Secret(line)


def printed_by(
    command: str, origin: str, *, seconds: float = SECRET_COMMAND, environ: Mapping[str, str] | None = None
) -> Secret:
    """The first line that a shell command prints. Its error output and its questions go to the terminal.

    Raises:
        SettingsError: it fails, prints nothing, prints without end, or takes longer than `seconds`. The message shows
            neither the command nor what it printed.
    """
    try:
        line = _first_line(output_of(command, seconds=seconds, environ=environ))
    except CommandFailed as error:
        raise SettingsError(f"{origin}: the command {error}") from None
    except Unusable:
        raise SettingsError(f"{origin}: the command printed something that is not UTF-8 text") from None
    if not tidy(line):
        raise SettingsError(f"{origin}: the command printed nothing, or an empty line first")
    if problem := strange(line) or no_secret(line):
        raise SettingsError(f"{origin}: what the command printed {problem}")
    return Secret(line)


def _first_line(data: bytes) -> str:
    """Without its line break. PowerShell writes UTF-16, with a mark, where a command's output goes into a file."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except ValueError:
            raise Unusable("is not UTF-8 text") from None
    return re.split(r"\r\n|\n|\r", text_of(data), maxsplit=1)[0]
