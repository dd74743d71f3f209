"""The files of a key: whether they can be read again, how a copy is locked, and what is risky about them."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path

from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    KeySerializationEncryption,
    NoEncryption,
)

from ..pem.source import KeySource
from ..texts.shell_words import quoted
from .choice import Chosen


def stays(source: KeySource) -> bool:
    """Whether a file can be read again under its path: not the content itself, a pipe, or a stream of this process."""
    path = source.path
    return path is not None and path.is_file() and path.parts[1:2] not in (("dev",), ("proc",))


def not_as_it_stands(source: KeySource, copy: Path) -> str:
    """A warning that a copy is used."""
    if not stays(source):
        return f"{source.named} is kept for the CLI in {copy}, which only you can read"
    return (
        f"OpenSSL, and so the CLI, does not read {source.named} as it stands: its lines or its form are not those of a "
        f"PEM file. A copy that it reads is used: {copy}"
    )


def locking(source: KeySource, found: Chosen) -> KeySerializationEncryption:
    """A copy of a locked key is locked by the same passphrase."""
    passphrase = source.unlock() if found.locked else None
    return BestAvailableEncryption(passphrase.reveal().encode("utf-8")) if passphrase else NoEncryption()


def is_pem(path: Path) -> bool:
    """Whether a file is text in PEM form."""
    with suppress(OSError):
        return b"-----BEGIN" in path.read_bytes()
    return False


def locked_words(path: Path) -> str:
    """A warning where a key has a passphrase."""
    return (
        f"{path} is locked with a passphrase, which Salesforce CLI cannot give: the login is tested with it, and no "
        "login command is printed. For the CLI, unlock a copy where the pipeline runs, for its user alone: "
        f"(umask 077 && openssl pkey -in {quoted(str(path))} -out unlocked.key)"
    )


def open_to_others(source: KeySource) -> list[str]:
    """A warning where other users of a POSIX machine can read the key. Windows keeps this elsewhere."""
    path = source.path
    if sys.platform != "win32" and path is not None and stays(source) and path.stat().st_mode & 0o077:
        return [f"other users of this machine can read {path}; shut them out with: chmod 600 {quoted(str(path))}"]
    return []
