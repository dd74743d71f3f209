"""One key and its certificate in every form that people have, and what is read, or refused, of two files of them."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)

from automation.errors import SETTINGS, SettingsError
from automation.keys.pair import KeyPair, read_pair
from automation.pem.source import KeySource

from ...support.key_material import NOW, certificate_of, key_pem

KEY = rsa.generate_private_key(public_exponent=65537, key_size=2048)
OTHER = rsa.generate_private_key(public_exponent=65537, key_size=2048)
PEM, OLD = key_pem(KEY), key_pem(KEY, PrivateFormat.TraditionalOpenSSL)
CERTIFICATE = certificate_of(KEY)
PARSED = x509.load_pem_x509_certificate(CERTIFICATE)


def store(password: bytes = b"", *others: x509.Certificate) -> bytes:
    """A PKCS#12 store."""
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return pkcs12.serialize_key_and_certificates(b"app", KEY, PARSED, others, encryption)


def der(key: rsa.RSAPrivateKey = KEY, form: PrivateFormat = PrivateFormat.PKCS8, password: bytes = b"") -> bytes:
    """A private key in DER."""
    encryption = BestAvailableEncryption(password) if password else NoEncryption()
    return key.private_bytes(Encoding.DER, form, encryption)


def one_pair(folder: Path, certificate: bytes, key: bytes | None) -> KeyPair:
    """What is read of two files, with its copies written."""
    (folder / "app.crt").write_bytes(certificate)
    path = folder / "app.key"
    if key is not None:
        path.write_bytes(key)
        path.chmod(0o600)
    pair = read_pair(folder / "app.crt", path if key is not None else None, now=NOW, copies=folder / ".setupwalk")
    return pair.write_copies()


def same_key(path: Path | None) -> bool:
    """Whether a file holds the key in a form that OpenSSL reads; the command itself is asked where it is there."""
    assert path is not None
    parsed = load_pem_private_key(path.read_bytes(), password=None)
    assert isinstance(parsed, rsa.RSAPrivateKey)
    if openssl := shutil.which("openssl"):
        done = subprocess.run([openssl, "pkey", "-in", path, "-noout"], capture_output=True, check=False)
        assert done.returncode == 0, done.stderr
    return parsed.private_numbers() == KEY.private_numbers()


def refusal(certificate: Path | KeySource, key: Path | KeySource | None) -> SettingsError:
    """Why a pair is not read."""
    with pytest.raises(SettingsError) as caught:
        read_pair(certificate, key, now=NOW)
    assert caught.value.kind is SETTINGS
    return caught.value
