"""Makes a key and a certificate and puts the two files in place. It never overwrites, whenever it is killed.

Both files are first complete under other names. Then the key gets its name by a link, which fails where the name is
taken, and the certificate gets its name last. Killed before the link, nothing has happened; killed after it, the
complete certificate still lies beside the key, and the next run finds it by the key and gives it its name.
"""

from __future__ import annotations

import contextlib
import os
import sys
import tempfile
from datetime import datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from automation.errors import SettingsError
from automation.key_choice import key_in
from automation.key_source import KeySource

KEY = "server.key"
CERTIFICATE = "server.crt"

SMALLEST_KEY = 2048
"""Bits; fewer are broken by now, and orgs refuse them."""
LARGEST_KEY = 4096
"""Bits; more take minutes to make, and a certificate of theirs may be too large for an org."""
MOST_DAYS = 36500
"""A hundred years: a date that every program can still read."""

_STAGED = ".server."
_NAME_BYTES = 64
"""In UTF-8, by RFC 5280 characters, by what is made with it bytes."""
_CLOCKS_DIFFER = timedelta(minutes=10)


def write_new_pair(folder: Path, common_name: str, now: datetime, days: int, bits: int) -> tuple[Path, Path]:
    """Writes the pair, or completes one that a killed run began. Returns the certificate's and the key's path.

    Raises:
        SettingsError: one of the files is there already, the folder cannot be written, or a number or the name is out
            of range.
    """
    common_name = _checked(common_name, days, bits)
    certificate, key = folder / CERTIFICATE, folder / KEY
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if _complete(folder):
            return certificate, key
        _refuse_existing(folder)
        key_pem, certificate_pem = _made(common_name, now, days, bits)
        _place(folder, key_pem, certificate_pem)
    except OSError as error:
        with contextlib.suppress(OSError):
            _refuse_existing(folder)
        raise SettingsError(
            f"the key pair cannot be written to {folder}: {error.strerror}",
            hint="choose another folder with --out, or make this one writable",
        ) from error
    return certificate, key


def _checked(name: str, days: int, bits: int) -> str:
    """The name as a certificate takes it.

    Raises:
        SettingsError: nothing is left of it, or a number is out of range.
    """
    if bits < SMALLEST_KEY:
        raise SettingsError(f"a key of {bits} bits is too small", hint=f"use {SMALLEST_KEY} bits or more")
    if bits > LARGEST_KEY or bits % 8:
        raise SettingsError(f"a key of {bits} bits is of no use in an org", hint="use 2048, 3072 or 4096 bits")
    if days < 1:
        raise SettingsError(f"a certificate for {days} days is never valid", hint="use one day or more")
    if days > MOST_DAYS:
        raise SettingsError(f"a certificate for {days} days is too long", hint=f"use {MOST_DAYS} days or fewer")
    printable = "".join(letter if letter.isprintable() else " " for letter in name)
    kept = " ".join(printable.split()).encode()[:_NAME_BYTES].decode("utf-8", "ignore").strip()
    if not kept:
        raise SettingsError("a certificate needs a name to be issued to", hint="give the app's name")
    return kept


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
            hint="use them, choose another folder with --out, or replace them with: setupwalk cert rotate",
        )
    if there:
        other = CERTIFICATE if there == [KEY] else KEY
        raise SettingsError(
            f"{folder} has {there[0]} already, without {other}",
            hint=f"put {other} beside it, move {there[0]} away, or choose another folder with --out",
        )


def _made(common_name: str, now: datetime, days: int, bits: int) -> tuple[bytes, bytes]:
    """A key and its self-signed certificate. It begins a little earlier, for an org whose clock is behind."""
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - _CLOCKS_DIFFER)
        .not_valid_after(now + timedelta(days=days, seconds=1))
        .add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .sign(key, hashes.SHA256())
    )
    return (
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()),
        certificate.public_bytes(Encoding.PEM),
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
    _sync(path.parent)


def _complete(folder: Path) -> bool:
    """Names the certificate that a killed run left beside its key; False when there is no such thing."""
    key, certificate = folder / KEY, folder / CERTIFICATE
    if not key.is_file() or certificate.exists() or certificate.is_symlink():
        return False
    staged = list(folder.glob(f"{_STAGED}*.crt"))
    if not staged:
        return False
    numbers = key_in(KeySource("APP_PRIVATE_KEY", key)).public_key().public_numbers()
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
    _sync(folder)


def _sync(folder: Path) -> None:
    """Makes names last through a power cut, where folders can be opened for that."""
    if sys.platform != "win32":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
