"""server.key and server.crt: reads a pair and says what is wrong with it. It knows no org and uploads nothing."""

from __future__ import annotations

import sys
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.asymmetric.types import CertificatePublicKeyTypes

from automation.errors import SettingsError
from automation.new_certificate import CERTIFICATE, KEY, write_new_pair
from automation.pem import blocks_of, key_of, read_pem

__all__ = ["CERTIFICATE", "KEY", "KeyPair", "new_pair", "read_pair"]

SMALLEST_KEY = 2048
_NEW_PAIR = "make a new pair with: setupwalk cert new"


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A certificate and, where it is here, its private key, by their files, with what a reader wants to know.

    Times are aware and in UTC, `fingerprint` is the SHA-256 of the certificate in pairs of hexadecimal digits,
    `key_size` is in bits. `warnings` are sentences about what is risky and still works. `key` is what the file of the
    private key held when it was read, for a pipe gives it only once.
    """

    certificate: Path
    private_key: Path | None
    subject: str
    not_before: datetime
    not_after: datetime
    fingerprint: str
    key_size: int
    warnings: tuple[str, ...] = ()
    key: rsa.RSAPrivateKey | None = field(default=None, repr=False, compare=False)

    def days_left(self, now: datetime) -> int:
        """Whole days until the certificate expires; negative once it has."""
        return (self.not_after - now).days


def new_pair(folder: Path, *, common_name: str, now: datetime, days: int = 365, bits: int = 2048) -> KeyPair:
    """Makes `server.key` and a self-signed `server.crt` in `folder`: RSA and SHA-256, as the guide's OpenSSL does.

    Nothing that is there is ever overwritten. A run that was killed between the two files is completed by the next
    one. `now` is aware; `common_name` is cut after 64 characters, which is all that a certificate takes.

    Raises:
        SettingsError: one of the files is there already, the folder cannot be written, or a number is out of range.
    """
    if bits < SMALLEST_KEY:
        raise SettingsError(f"a key of {bits} bits is too small", hint=f"use {SMALLEST_KEY} bits or more")
    if days < 1:
        raise SettingsError(f"a certificate for {days} days is never valid", hint="use one day or more")
    if not common_name.strip():
        raise SettingsError("a certificate needs a name to be issued to", hint="give the app's name")
    certificate, key = write_new_pair(folder, common_name.strip()[:64], now, days, bits)
    return read_pair(certificate, key, now=now)


def read_pair(certificate: Path, private_key: Path | None, *, now: datetime) -> KeyPair:
    """Reads and checks a pair; `private_key` None checks the certificate alone. `now` is aware.

    Of several certificates in the file the first counts: it is the one that the key belongs to.

    Raises:
        SettingsError: the pair is not usable; the message says why, the hint what to do.
    """
    parsed, public = _certificate(certificate)
    if not isinstance(public, rsa.RSAPublicKey):
        raise SettingsError(f"{certificate} has no RSA key, and the CLI signs with RSA", hint=_NEW_PAIR)
    if public.key_size < SMALLEST_KEY:
        raise SettingsError(
            f"the key of {certificate} has {public.key_size} bits, fewer than {SMALLEST_KEY}", hint=_NEW_PAIR
        )
    if now >= parsed.not_valid_after_utc:
        ended = f"{parsed.not_valid_after_utc:%Y-%m-%d %H:%M} UTC"
        raise SettingsError(f"{certificate} expired on {ended}", hint="replace it with: setupwalk cert rotate")
    if now < parsed.not_valid_before_utc:
        begins = f"{parsed.not_valid_before_utc:%Y-%m-%d %H:%M} UTC"
        raise SettingsError(
            f"{certificate} is not valid before {begins}", hint="check this machine's clock, or wait until then"
        )
    warnings: list[str] = []
    key = None
    if private_key is not None:
        key = key_of(private_key)
        if key.public_key().public_numbers() != public.public_numbers():
            raise SettingsError(
                f"{private_key} is not the private key of {certificate}",
                hint="give the two files that were made together, APP_CERTIFICATE and APP_PRIVATE_KEY",
            )
        warnings += _open_to_others(private_key)
    return KeyPair(
        certificate=certificate,
        private_key=private_key,
        subject=parsed.subject.rfc4514_string(),
        not_before=parsed.not_valid_before_utc,
        not_after=parsed.not_valid_after_utc,
        fingerprint=parsed.fingerprint(hashes.SHA256()).hex(":").upper(),
        key_size=public.key_size,
        warnings=tuple(warnings),
        key=key,
    )


def _certificate(path: Path) -> tuple[x509.Certificate, CertificatePublicKeyTypes]:
    data = read_pem(path, "the certificate")
    kinds = blocks_of(data)
    if any(kind.endswith("PRIVATE KEY") for kind in kinds):
        with_it = " as well as a certificate" if "CERTIFICATE" in kinds else ""
        raise SettingsError(
            f"{path} holds a private key{with_it}, and this file is uploaded to the org",
            hint="give the certificate alone, server.crt, as APP_CERTIFICATE; the key is APP_PRIVATE_KEY",
        )
    if "CERTIFICATE" not in kinds:
        if any(kind.endswith("CERTIFICATE REQUEST") for kind in kinds):
            hint = "it is a request for a certificate; give the certificate that was made from it"
        elif data.startswith(b"\x30"):
            hint = f"it seems to be DER; convert it with: openssl x509 -inform der -in {path.name} -out server.crt"
        else:
            hint = "it has to begin with -----BEGIN CERTIFICATE-----"
        raise SettingsError(f"{path} is not a certificate in PEM form", hint=hint)
    try:
        parsed = x509.load_pem_x509_certificate(data)
        return parsed, parsed.public_key()
    except (ValueError, UnsupportedAlgorithm):
        raise SettingsError(f"the certificate in {path} is damaged", hint=f"copy it again, or {_NEW_PAIR}") from None


def _open_to_others(path: Path) -> list[str]:
    """A warning where other users of a POSIX machine can read the key. Windows keeps this elsewhere."""
    if sys.platform != "win32" and path.stat().st_mode & 0o077:
        return [f"other users of this machine can read {path}; shut them out with: chmod 600 {path}"]
    return []
