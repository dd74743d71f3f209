"""Hands a key pair on to whoever logs in with it elsewhere: by a file, or a command's input. It knows no org."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from pages.values.secret import Secret

from ...errors import REFUSED, AutomationError, SettingsError
from ...files.command_input import hand_to
from ...files.reading import Unusable, is_there, read_bytes, reason
from ...files.writable import need_file
from ...files.writing import write_atomic
from ...keys.pair import KeyPair
from ...pem.forms import held_in
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

    `first`: before the certificate is uploaded. `environ` is the command's, without this program's own secrets.
    """

    file: Path | None = None
    command: str = ""
    first: bool = False
    part: Part = Part.KEY
    environ: Mapping[str, str] = field(default_factory=dict, repr=False)
    redactor: Redactor = field(default_factory=Redactor, repr=False)

    def __bool__(self) -> bool:
        return self.file is not None or bool(self.command)

    @property
    def flags(self) -> str:
        """The flag that asks for it, for an advice."""
        return "--hand-over FILE" if self.file is not None else "--hand-over-command COMMAND"

    def check(self, certificate: Path, key: Path) -> None:
        """Makes sure, before anything is changed, that the file can be replaced, and holds nothing else than a key or a
        certificate.

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
        if not is_there(path):
            return
        try:
            content = read_bytes(path, most=LARGEST)
        except Unusable as error:
            raise SettingsError(f"--hand-over: {path} {error}") from None
        held = held_in(content)
        if content.strip() and not held.keys and not held.certificates and not held.forms_of_keys:
            raise SettingsError(
                f"--hand-over: {path} holds something else than a key or a certificate, and would be replaced",
                hint="name another file, or move that one away",
            )

    def __call__(self, pair: KeyPair, say: Callable[[str], None]) -> str:
        """Hands a pair on; what was done, in words.

        Raises:
            AutomationError: the file cannot be written, or the command fails.
        """
        data = self._data(pair)
        if self.file is not None:
            try:
                write_atomic(self.file, data, mode=0o600, durable=True)
            except OSError as error:
                raise AutomationError(f"{self.file} cannot be written: {reason(error)}", kind=REFUSED) from error
            return f"the {self.part} was written to {self.file}"
        self.redactor.add(Secret(data.decode("ascii", "replace")))
        told, failed = hand_to(self.command, data, seconds=HAND_OVER, environ=self.environ)
        for line in [line for line in told.splitlines() if line.strip()][:_LINES]:
            say(f"hand-over: {in_one_line(self.redactor.redact(line))}")
        if failed is not None:
            raise AutomationError(f"the command of --hand-over-command {failed}", kind=REFUSED)
        return f"the command of --hand-over-command has taken the {self.part}"

    def _data(self, pair: KeyPair) -> bytes:
        parts = [pair.private_key] if self.part is not Part.CERTIFICATE else []
        parts += [pair.certificate] if self.part is not Part.KEY else []
        try:
            return b"".join(path.read_bytes() for path in parts if path is not None)
        except OSError as error:
            raise AutomationError(f"the pair to hand on cannot be read: {reason(error)}", kind=REFUSED) from error
