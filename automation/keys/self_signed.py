"""A key and its self-signed certificate, within the bounds of what is of use in an org. It writes no file."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
)
from cryptography.x509.oid import NameOID

from pages.values.secret import Secret

from ..errors import SettingsError
from ..texts.given_text import shown

SMALLEST_KEY = 2048
"""Bits; fewer are broken by now, and orgs refuse them."""
LARGEST_KEY = 4096
"""Bits; more take minutes to make, and a certificate of theirs may be too large for an org."""
MOST_DAYS = 36500
"""A hundred years: a date that every program can still read."""

_NAME_BYTES = 64
"""In UTF-8, by RFC 5280 characters, by what is made with it bytes."""
_CLOCKS_DIFFER = timedelta(minutes=10)


def checked_name(name: str, days: int, bits: int) -> str:
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


def subject_of(text: str) -> x509.Name:
    """A certificate's subject as people write it: "/C=DE/O=Acme/CN=ci" as OpenSSL takes it, or "CN=ci,O=Acme,C=DE" as
    RFC 4514 says.

    Raises:
        SettingsError: it is neither, or names nobody.
    """
    wrong = SettingsError(
        f"--subject: {shown(text)} is no subject of a certificate",
        hint='write it as "/C=DE/O=Acme/CN=ci" or as "CN=ci,O=Acme,C=DE"',
    )
    parts = re.split(r"(?<!\\)/", text)[1:] if text.startswith("/") else []
    written = ",".join(re.sub(r"([,+;<>\"])", r"\\\1", part.replace("\\/", "/")) for part in reversed(parts)) or text
    try:
        name = x509.Name.from_rfc4514_string(written)
    except ValueError:
        raise wrong from None
    if not name.get_attributes_for_oid(NameOID.COMMON_NAME):
        raise SettingsError(f"--subject: {shown(text)} has no CN", hint="name what the certificate is for: CN=ci")
    return name


def self_signed(
    common_name: str,
    now: datetime,
    days: int,
    bits: int,
    subject: x509.Name | None = None,
    passphrase: Secret | None = None,
) -> tuple[bytes, bytes]:
    """A key and its self-signed certificate, both as PEM; `now` is aware.

    It is valid for `days`, and begins a little earlier, for an org whose clock is behind.
    """
    key = rsa.generate_private_key(public_exponent=65537, key_size=bits)
    name = subject or x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, common_name)])
    secret = passphrase.reveal().encode("utf-8") if passphrase else b""
    locking = BestAvailableEncryption(secret) if secret else NoEncryption()
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
        key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, locking),
        certificate.public_bytes(Encoding.PEM),
    )
