"""PEM files and the private key in them. It repeats nothing of what is in a file."""

from __future__ import annotations

import re
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from automation.errors import SettingsError

_BEGIN = re.compile(rb"-----BEGIN ([A-Z0-9 ]+)-----")
_LARGEST = 1_000_000


def read_pem(path: Path, what: str) -> bytes:
    """A file's content; `what` names its role in errors.

    Raises:
        SettingsError: it is not there, a folder, unreadable, empty, or far too large.
    """
    if path.is_dir():
        raise SettingsError(f"{path} is a folder, not {what}", hint="give the file in it")
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except FileNotFoundError:
        raise SettingsError(
            f"{path}, {what}, is not there", hint="check the path, or make a pair with: setupwalk cert new"
        ) from None
    except OSError as error:
        raise SettingsError(f"{path}, {what}, cannot be read: {error.strerror}") from None
    if not data.strip():
        raise SettingsError(f"{path}, {what}, is empty", hint="make a pair with: setupwalk cert new")
    if len(data) > _LARGEST:
        raise SettingsError(f"{path} is too large to be {what}")
    return data


def blocks_of(data: bytes) -> list[str]:
    """The kinds of the PEM blocks, such as CERTIFICATE or RSA PRIVATE KEY, in the file's order."""
    return [kind.decode("ascii") for kind in _BEGIN.findall(data)]


def key_of(path: Path) -> rsa.RSAPrivateKey:
    """The RSA private key in a file.

    Raises:
        SettingsError: it holds none that the CLI could use; the message does not show its content.
    """
    data = read_pem(path, "the private key")
    kinds = blocks_of(data)
    if not any(kind.endswith("PRIVATE KEY") for kind in kinds):
        held = f"; it holds: {kinds[0].lower()}" if kinds else ""
        raise SettingsError(
            f"{path} is not a private key in PEM form{held}",
            hint="give server.key, which begins with -----BEGIN PRIVATE KEY-----, as APP_PRIVATE_KEY",
        )
    if "OPENSSH PRIVATE KEY" in kinds:
        raise SettingsError(
            f"{path} is in OpenSSH's own form, which the CLI does not read",
            hint=f"convert a copy of it with: ssh-keygen -p -m PEM -f {path.name}",
        )
    if "ENCRYPTED PRIVATE KEY" in kinds or b"Proc-Type: 4,ENCRYPTED" in data:
        raise SettingsError(
            f"{path} is encrypted with a passphrase, and the CLI cannot ask for one",
            hint=f"take it off with: openssl pkey -in {path.name} -out server.key",
        )
    try:
        key = load_pem_private_key(data, password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm):
        raise SettingsError(f"the private key in {path} is damaged", hint="copy it again") from None
    if not isinstance(key, rsa.RSAPrivateKey):
        raise SettingsError(
            f"{path} is not an RSA key, and the CLI signs with RSA", hint="make a pair with: setupwalk cert new"
        )
    return key
