"""Makes a key and a certificate and puts the two files in place. It never overwrites, whenever it is killed.

Both files are first complete under other names. Then the key gets its name by a link, which fails where the name is
taken, and the certificate gets its name last. Killed before the link, nothing has happened; killed after it, the
complete certificate still lies beside the key, and the next run finds it by the key and gives it its name.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa

from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.writing import sync_folder
from ..pem.source import KeySource
from ..settings.advised_commands import advised
from .choice import key_in
from .self_signed import checked_name, self_signed

KEY = "server.key"
CERTIFICATE = "server.crt"

_STAGED = ".server."


def write_new_pair(
    folder: Path,
    common_name: str,
    now: datetime,
    days: int,
    bits: int,
    subject: x509.Name | None = None,
    passphrase: Secret | None = None,
) -> tuple[Path, Path]:
    """Writes the pair, or completes one that a killed run began. Returns the certificate's and the key's path.

    Raises:
        SettingsError: one of the files is there already, the folder cannot be written, or a number or the name is out
            of range.
    """
    common_name = checked_name(common_name, days, bits)
    certificate, key = folder / CERTIFICATE, folder / KEY
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _complete(folder, passphrase):
            return certificate, key
        _refuse_existing(folder)
        key_pem, certificate_pem = self_signed(common_name, now, days, bits, subject, passphrase)
        _place(folder, key_pem, certificate_pem)
    except OSError as error:
        with contextlib.suppress(OSError):
            _refuse_existing(folder)
        raise SettingsError(
            f"the key pair cannot be written to {folder}: {error.strerror}",
            hint="choose another folder with --out, or make this one writable",
        ) from error
    return certificate, key


def _place(folder: Path, key_pem: bytes, certificate_pem: bytes) -> None:
    certificate, key = folder / CERTIFICATE, folder / KEY
    staged: list[Path] = []
    try:
        _stage(folder, key_pem, ".key", 0o600, staged)
        _stage(folder, certificate_pem, ".crt", 0o644, staged)
        _name_exclusively(staged[0], key, key_pem)
        with contextlib.suppress(FileNotFoundError):  # another run has completed this pair
            staged[1].replace(certificate)
        _clear(folder)
    except BaseException:
        # Interrupted or refused. Once the key has its name, the certificate under its other name is needed.
        if not (key.is_file() and key.read_bytes() == key_pem):
            for path in staged:
                path.unlink(missing_ok=True)
        raise


def _refuse_existing(folder: Path) -> None:
    there = [name for name in (KEY, CERTIFICATE) if (folder / name).exists() or (folder / name).is_symlink()]
    if len(there) == 2:
        raise SettingsError(
            f"{folder} has {KEY} and {CERTIFICATE} already",
            hint="use them, choose another folder with --out, or replace them with: "
            + advised("cert rotate", certificate=str(folder / CERTIFICATE), private_key=str(folder / KEY)),
        )
    if there:
        other = CERTIFICATE if there == [KEY] else KEY
        raise SettingsError(
            f"{folder} has {there[0]} already, without {other}",
            hint=f"put {other} beside it, move {there[0]} away, or choose another folder with --out",
        )


def _stage(folder: Path, data: bytes, suffix: str, mode: int, staged: list[Path]) -> None:
    """Adds a new file, complete on the disk, that only its owner could read while it was written."""
    handle, name = tempfile.mkstemp(prefix=_STAGED, suffix=suffix, dir=folder)
    path = Path(name)
    staged.append(path)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    path.chmod(mode)


def _name_exclusively(staged: Path, path: Path, data: bytes) -> None:
    """Gives a complete file its name, unless the name is taken.

    Raises:
        FileExistsError: it is.
    """
    try:
        os.link(staged, path)
    except FileExistsError:
        raise
    except OSError:
        # A file system without links, such as FAT: then a kill within this one write can leave a broken key.
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    sync_folder(path.parent)


def _complete(folder: Path, passphrase: Secret | None) -> bool:
    """Names the certificate that a killed run left beside its key; False when there is no such thing."""
    key, certificate = folder / KEY, folder / CERTIFICATE
    if not key.is_file() or certificate.exists() or certificate.is_symlink():
        return False
    staged = list(folder.glob(f"{_STAGED}*.crt"))
    if not staged:
        return False
    numbers = key_in(KeySource("APP_PRIVATE_KEY", key, unlock=lambda: passphrase)).public_key().public_numbers()
    for path in staged:
        with contextlib.suppress(ValueError):
            public = x509.load_pem_x509_certificate(path.read_bytes()).public_key()
            if isinstance(public, rsa.RSAPublicKey) and public.public_numbers() == numbers:
                path.chmod(0o644)
                path.replace(certificate)
                _clear(folder)
                return True
    return False


def _clear(folder: Path) -> None:
    """Takes away what this run and killed ones left under other names; the pair is in place."""
    for suffix in (".key", ".crt"):
        for path in folder.glob(f"{_STAGED}*{suffix}"):
            path.unlink(missing_ok=True)
    sync_folder(folder)
