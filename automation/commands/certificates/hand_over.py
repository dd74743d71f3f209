"""Hands a key pair on to whoever logs in with it elsewhere: by a file, or a command's input. It knows no org."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from enum import StrEnum
from pathlib import Path

from pages.values.secret import Secret

from ...errors import REFUSED, AutomationError, SettingsError
from ...files.command_input import hand_to
from ...files.reading import Unusable, is_there, read_bytes, reason
from ...files.writable import need_file
from ...files.writing import write_atomic
from ...keys.kept_pair import keep_pair
from ...keys.pair import KeyPair
from ...pem.alone import alone_in
from ...pem.source import LARGEST
from ...runs.redact import Redactor
from ...texts.printable import in_one_line
from ...timeouts import HAND_OVER

_LINES = 20
"""Of a command's output that are shown."""


class Part(StrEnum):
    """What is handed on."""

    KEY = "key"
    CERTIFICATE = "certificate"
    PAIR = "pair"


@dataclass(frozen=True, slots=True)
class HandOver:
    """Where a new pair goes beside the files that are replaced; neither `file` nor `command` is nowhere.

    `first`: before the certificate is uploaded. `day` is the date under which the old content of the file is kept
    beside it; what this rotation itself has written there is not kept. `environ` is the command's, without this
    program's own secrets.
    """

    file: Path | None = None
    command: str = ""
    first: bool = False
    part: Part = Part.KEY
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    redactor: Redactor = field(default_factory=Redactor, repr=False)
    day: date = field(default_factory=lambda: datetime.now(UTC).date())
    _written: list[bytes] = field(default_factory=list, repr=False, compare=False)

    def __bool__(self) -> bool:
        return self.file is not None or bool(self.command)

    @property
    def flags(self) -> str:
        """The flag that asks for it, for an advice."""
        return "--hand-over FILE" if self.file is not None else "--hand-over-command COMMAND"

    def check(self, certificate: Path, key: Path) -> None:
        """Makes sure, before anything is changed, that the file can be replaced, and holds nothing else than what is
        handed on.

        Raises:
            SettingsError: it cannot be, or does.
        """
        path = self.file
        if path is None:
            return
        if path.resolve() in (certificate.resolve(), key.resolve()):
            raise SettingsError(
                f"--hand-over: {path} is replaced by the rotation anyway",
                hint="leave the flag out, or name another file",
            )
        need_file(path, "--hand-over")
        self._before()

    def __call__(self, pair: KeyPair, say: Callable[[str], None]) -> str:
        """Hands a pair on; what was done, in words.

        Raises:
            AutomationError: the file cannot be written, or the command fails.
        """
        data = self._data(pair)
        if self.file is not None:
            return f"the {self.part} was written to {self.file}{self._replaced(self.file, data)}"
        self.redactor.add(Secret(data.decode("ascii", "replace")))
        told, failed = hand_to(self.command, data, seconds=HAND_OVER, environ=self.environ)
        for line in [line for line in told.splitlines() if line.strip()][:_LINES]:
            say(f"hand-over: {in_one_line(self.redactor.redact(line))}")
        if failed is not None:
            raise AutomationError(f"the command of --hand-over-command {failed}", kind=REFUSED)
        return f"the command of --hand-over-command has taken the {self.part}"

    def _before(self) -> bytes:
        """What the file holds that will be replaced; nothing where it is not there.

        Raises:
            SettingsError: it cannot be read, or holds something else than one key, one certificate, or both, as it is
                handed on.
        """
        path = self.file
        if path is None or not (is_there(path) or path.is_symlink()):
            return b""
        try:
            content = read_bytes(path, most=LARGEST)
        except Unusable as error:
            if error.missing:
                return b""
            raise SettingsError(f"--hand-over: {path} {error}", hint="name another file") from None
        held = alone_in(content)
        most = int(self.part is not Part.CERTIFICATE), int(self.part is not Part.KEY)
        if held is None or held[0] > most[0] or held[1] > most[1]:
            alone = "one key and its certificate" if self.part is Part.PAIR else f"one {self.part}"
            raise SettingsError(
                f"--hand-over: {path} holds something else than {alone} alone, and would be replaced as a whole",
                hint="name another file, or move that one away; for a file with more in it, such as .env or a vault, "
                "--hand-over-command COMMAND can put the key in its place there",
            )
        return content

    def _replaced(self, path: Path, data: bytes) -> str:
        """Replaces the file, and keeps what it held; where that lies, in words."""
        try:
            before = self._before()
            kept = []
            if before.strip() and before not in (data, *self._written):
                kept = keep_pair([(path, before, 0o600)], self.day)
            write_atomic(path, data, mode=0o600, durable=True)
        except SettingsError as error:  # somebody has written to it since
            raise AutomationError(str(error), kind=REFUSED, hint=error.hint) from error
        except OSError as error:
            raise AutomationError(f"{path} cannot be written: {reason(error)}", kind=REFUSED) from error
        self._written.append(data)
        return f"; what it held before is kept in {kept[0]}" if kept else ""

    def _data(self, pair: KeyPair) -> bytes:
        parts = [pair.private_key] if self.part is not Part.CERTIFICATE else []
        parts += [pair.certificate] if self.part is not Part.KEY else []
        try:
            return b"".join(path.read_bytes() for path in parts if path is not None)
        except OSError as error:
            raise AutomationError(f"the pair to hand on cannot be read: {reason(error)}", kind=REFUSED) from error
