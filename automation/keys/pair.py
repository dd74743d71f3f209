"""server.key and server.crt: reads a pair and says what is wrong with it. It knows no org and uploads nothing."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PrivateFormat,
)

from pages.values.secret import Secret

from ..errors import SettingsError
from ..files.own_folder import KEYS, own_folder
from ..files.writing import write_atomic
from ..pem.advice import NEW_PAIR
from ..pem.source import KeySource
from ..settings.advised_commands import advised
from .choice import chosen
from .generate import CERTIFICATE, KEY, write_new_pair
from .key_files import is_pem, locked_words, locking, not_as_it_stands, open_to_others, stays
from .self_signed import SMALLEST_KEY

__all__ = ["CERTIFICATE", "KEY", "KeyPair", "new_pair", "read_pair"]

_MOST_BYTES = 4096
"""What an org takes as a certificate file (grade B)."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """A certificate and, where it is here, its private key, by their files, with what a reader wants to know.

    Times are aware and in UTC, `fingerprint` is the SHA-256 of the certificate in pairs of hexadecimal digits,
    `key_size` is in bits. `warnings` are sentences about what is risky and still works. Where what was given is no
    file that the org and the CLI read as it stands, `certificate` and `private_key` are the paths of copies in their
    form, which are there after `write_copies`; `named` is what was given. `key` is the private key as it was read, for
    a pipe gives it only once. `locked`: its file has a passphrase, as a copy of it has.
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
    named: tuple[str, str] = field(default=("", ""), compare=False)
    copies: tuple[tuple[Path, bytes], ...] = field(default=(), repr=False)
    locked: bool = False

    def days_left(self, now: datetime) -> int:
        """Whole days until the certificate expires; negative once it has."""
        return (self.not_after - now).days

    def refuse_upload(self, now: datetime) -> None:
        """Refuses what no org should be given. `now` is aware.

        Raises:
            SettingsError: it has expired, is not valid yet, or its key is too small.
        """
        if problem := self.problem(now):
            raise problem

    def problem(self, now: datetime) -> SettingsError | None:
        """Why an org should not be given this certificate; None where nothing speaks against it."""
        certificate = self.named[0]
        if self.key_size < SMALLEST_KEY:
            few = f"the key of {certificate} has {self.key_size} bits, fewer than {SMALLEST_KEY}"
            return SettingsError(few, hint=NEW_PAIR)
        if now >= self.not_after:
            ended = f"{certificate} expired on {self.not_after:%Y-%m-%d %H:%M} UTC"
            return SettingsError(ended, hint=f"replace it with: {advised('cert rotate')}")
        if now < self.not_before:
            early = f"{certificate} is not valid before {self.not_before:%Y-%m-%d %H:%M} UTC"
            return SettingsError(early, hint="check this machine's clock, or wait until then")
        return None

    def write_copies(self) -> KeyPair:
        """Writes the copies that are not there yet, for their owner alone; returns the pair.

        Raises:
            SettingsError: they cannot be written.
        """
        for path, content in self.copies:
            with suppress(OSError):
                if path.read_bytes() == content:
                    continue
            try:
                write_atomic(own_folder(path.parent) / path.name, content)
            except OSError as error:
                raise SettingsError(
                    f"{path}, a copy in a form that the CLI and the org read, cannot be written: {error.strerror}",
                    hint="make the folder writable, or give key and certificate as files in PEM form",
                ) from error
        return self


def new_pair(
    folder: Path,
    *,
    common_name: str,
    now: datetime,
    days: int = 365,
    bits: int = 2048,
    subject: x509.Name | None = None,
    passphrase: Secret | None = None,
) -> KeyPair:
    """Makes `server.key` and a self-signed `server.crt` in `folder`: RSA and SHA-256, as the guide's OpenSSL does.

    Nothing that is there is ever overwritten. A run that was killed between the two files is completed by the next
    one. `now` is aware; of `common_name` is kept what a certificate takes, 64 bytes of UTF-8. `subject` goes before it.
    With a `passphrase` the key is locked.

    Raises:
        SettingsError: one of the files is there already, the folder cannot be written, or a number is out of range.
    """
    certificate, key = write_new_pair(folder, common_name, now, days, bits, subject, passphrase)
    return read_pair(certificate, KeySource("APP_PRIVATE_KEY", key, unlock=lambda: passphrase), now=now)


def read_pair(
    certificate: Path | KeySource,
    private_key: Path | KeySource | None,
    *,
    now: datetime,
    copies: Path = KEYS,
    for_upload: bool = True,
) -> KeyPair:
    """Reads and checks a pair; `private_key` None checks the certificate alone, or with the key that lies in its file.

    Of several certificates the one counts that the key belongs to. `copies` is the folder for copies in another form;
    nothing is written yet. Without `for_upload` a certificate out of its time is a warning. `now` is aware.

    Raises:
        SettingsError: the pair is not usable; the message says why, the hint what to do.
    """
    crt = certificate if isinstance(certificate, KeySource) else KeySource("APP_CERTIFICATE", certificate)
    key = private_key if isinstance(private_key, KeySource | None) else KeySource("APP_PRIVATE_KEY", private_key)
    found = chosen(crt, key)
    try:
        pair = _facts(found.certificate, crt.named)
    except (ValueError, UnsupportedAlgorithm, OverflowError):
        hint = f"copy it again, or {NEW_PAIR}"
        raise SettingsError(f"the certificate in {crt.named} is damaged", hint=hint) from None
    stem, warnings, kept = pair.fingerprint.replace(":", "")[:16].lower(), [], []
    content = found.certificate.public_bytes(Encoding.PEM)
    pair = replace(pair, certificate=crt.path or Path(), named=(crt.named, key.named if key is not None else ""))
    if not (found.strict_certificate and stays(crt) and len(content) <= _MOST_BYTES):
        pair = replace(pair, certificate=copies / f"{stem}.crt")
        kept.append((pair.certificate, content))
    if found.key is not None:
        source = key or crt
        path = source.path
        in_pem = found.strict_key or (found.locked and path is not None and is_pem(path))
        if not (in_pem and stays(source)):
            path = copies / f"{stem}.key"
            kept.append((path, found.key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locking(source, found))))
            warnings.append(not_as_it_stands(source, path))
        if found.locked and path is not None:
            warnings.append(locked_words(path))
        pair = replace(pair, private_key=path, key=found.key, named=(crt.named, source.named), locked=found.locked)
        warnings += open_to_others(source)
    if for_upload:
        pair.refuse_upload(now)
    elif problem := pair.problem(now):
        warnings.append(f"{problem}; {problem.hint}")
    return replace(pair, warnings=tuple(warnings), copies=tuple(kept))


def _facts(certificate: x509.Certificate, named: str) -> KeyPair:
    public = certificate.public_key()
    if not isinstance(public, rsa.RSAPublicKey):
        raise SettingsError(f"{named} has no RSA key, and the CLI signs with RSA", hint=NEW_PAIR)
    if certificate.public_key_algorithm_oid != x509.oid.PublicKeyAlgorithmOID.RSAES_PKCS1_v1_5:
        raise SettingsError(f"the key of {named} is for RSA-PSS, which RS256, the CLI's, is not", hint=NEW_PAIR)
    return KeyPair(
        certificate=Path(),
        private_key=None,
        subject=certificate.subject.rfc4514_string(),
        not_before=certificate.not_valid_before_utc,
        not_after=certificate.not_valid_after_utc,
        fingerprint=certificate.fingerprint(hashes.SHA256()).hex(":").upper(),
        key_size=public.key_size,
    )
