"""Which files a rotation replaces, and what they held before. It touches no org."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from ...errors import SettingsError
from ...files.own_folder import KEYS, own_folder
from ...files.reading import Unusable, is_there, read_bytes, reason
from ...jobs.key_pair import Named
from ...keys.files_in_place import NEXT
from ...keys.kept_pair import kept_files
from ...keys.pair import CERTIFICATE, KEY
from ...pem.forms import is_binary
from ...pem.source import KeySource


@dataclass(frozen=True, slots=True)
class Places:
    """The two files that are replaced, and what they held before, None where there was nothing."""

    certificate: Path
    key: Path
    before: tuple[bytes | None, bytes | None] = (None, None)

    @property
    def waiting(self) -> Path:
        """The folder in which the new pair waits."""
        return self.certificate.parent / NEXT

    @property
    def waits(self) -> bool:
        """Whether an earlier rotation has left a pair there."""
        return is_there(self.waiting / CERTIFICATE) and is_there(self.waiting / KEY)

    @property
    def switched(self) -> bool:
        """Whether a rotation that was killed has put the waiting key in place already."""
        key = _content(self.waiting / KEY)
        return key is not None and key == self.before[1]

    def old_files(self) -> list[tuple[Path, bytes, int]]:
        """What puts the old files back: the certificate first, so that a key that is new yet tells whose turn it is."""
        files = zip((self.certificate, self.key), self.before, (0o644, 0o600), (CERTIFICATE, KEY), strict=True)
        return [
            (path, content, most)
            for path, content, most, name in files
            if content is not None and content != _content(self.waiting / name)
        ]

    def kept(self) -> Iterator[tuple[Path, Path]]:
        """Certificate and key of the pairs that earlier rotations have kept, the newest first."""
        for certificate in kept_files(self.certificate):
            day = certificate.stem.removeprefix(self.certificate.stem)
            key = self.key.resolve().with_name(f"{self.key.stem}{day}{self.key.suffix}")
            if is_there(key):
                yield certificate, key


def places_of(given: Named, folder: Path, *, handed_over: bool) -> Places:
    """The files that the new pair shall replace, or where a run's own pair would be, if there is none.

    `handed_over`: the new pair is handed on, so that what stands in a setting itself may be replaced there.

    Raises:
        SettingsError: key or certificate have no file of their own, or one that cannot be read.
    """
    if given.certificate is None:
        own = _own(folder)
        certificate, key = own / CERTIFICATE, own / KEY
    else:
        certificate = _place(given.certificate, "the certificate", folder, CERTIFICATE, handed_over=handed_over)
        key = _place(given.private_key, "the private key", folder, KEY, handed_over=handed_over)
    return Places(certificate, key, (_before(certificate), _before(key)))


def _before(path: Path) -> bytes | None:
    """What a file holds that will be replaced; None where there is none.

    Raises:
        SettingsError: it cannot be read, so that it could not be kept.
    """
    try:
        return read_bytes(path)
    except Unusable as error:
        if error.missing or not path.is_file():
            return None  # a folder or a device is told where the places are tried
        raise SettingsError(
            f"{path} {error}, so what it holds could not be kept; nothing was changed",
            hint="make it readable for this user; or, if it is surely needed no more, move it away by hand",
        ) from None


def _content(path: Path) -> bytes | None:
    try:
        return read_bytes(path)
    except Unusable:
        return None


def _own(folder: Path) -> Path:
    try:
        return own_folder(folder / KEYS)
    except OSError as error:
        raise SettingsError(f"{folder / KEYS} cannot be written: {reason(error)}") from error


def _place(source: KeySource | None, what: str, folder: Path, name: str, *, handed_over: bool) -> Path:
    if source is None:
        raise SettingsError(
            f"{what} is not given, and a rotation replaces both files",
            hint="give APP_CERTIFICATE and APP_PRIVATE_KEY, the paths of two files",
        )
    if source.path is None and handed_over:
        return _own(folder) / name
    if source.path is None:
        raise SettingsError(
            f"{source.named} stands in the setting itself, and a rotation replaces files",
            hint="write key and certificate to two files, name them with APP_CERTIFICATE and APP_PRIVATE_KEY, rotate, "
            "and store their new content; or have the new one stored by --hand-over-command COMMAND",
        )
    binary = False
    with suppress(SettingsError):  # damaged or not there: then it is replaced all the more
        binary = is_binary(source.read(what))
    if binary:
        raise SettingsError(
            f"{source.path} is in binary form, and a rotation writes PEM files",
            hint="name two files in PEM form with APP_CERTIFICATE and APP_PRIVATE_KEY; they need not be there yet",
        )
    return source.path
