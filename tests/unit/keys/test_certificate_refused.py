"""Reading a key pair: what is refused, in which words and with which advice."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding, PrivateFormat, PublicFormat

from ...support.key_material import Key, certificate_of, key_pem
from .pair_files import pair, refusal

POSIX = sys.platform != "win32"


Content = Callable[[dict[str, Key]], bytes]


def _request(keys: dict[str, Key]) -> bytes:
    builder = x509.CertificateSigningRequestBuilder(x509.Name([]))
    return builder.sign(keys["rsa"], hashes.SHA256()).public_bytes(Encoding.PEM)


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (lambda _: b" \n", "is empty", "cert new"),
        (lambda _: b"hello", "is neither a key nor a certificate", "BEGIN CERTIFICATE"),
        (_request, "is a request for a certificate, not a certificate", "made from it"),
        (lambda keys: key_pem(keys["rsa"]), "holds a private key,", "APP_PRIVATE_KEY"),
        (
            lambda keys: certificate_of(keys["rsa"])[:300] + b"\n-----END CERTIFICATE-----\n",
            "is damaged",
            "copy it again",
        ),
        (lambda keys: certificate_of(keys["ec"]), "has no RSA key", "cert new"),
        (lambda _: b"x" * 1_000_001, "is larger than", ""),
    ],
    ids=["empty", "text", "request", "key", "damaged", "ec", "large"],
)
def test_unusable_certificate(tmp_path: Path, keys: dict[str, Key], content: Content, message: str, hint: str) -> None:
    """Each way in which a file is no usable certificate has its own words and its own advice."""
    crt, key = pair(tmp_path, content(keys), key_pem(keys["rsa"]))
    error = refusal(crt, key)
    assert message in str(error)
    assert str(crt) in str(error)
    assert hint in error.hint


@pytest.mark.parametrize(
    ("content", "message", "hint"),
    [
        (lambda _: b"", "is empty", "cert new"),
        (lambda _: b"hello", "is neither a key nor a certificate", "APP_PRIVATE_KEY"),
        (lambda keys: certificate_of(keys["rsa"]), "it holds: certificate", "server.key"),
        (
            lambda keys: keys["rsa"].public_key().public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo),
            "is a public key",
            "server.key",
        ),
        (lambda keys: key_pem(keys["rsa"], password=b"hunter2"), "is encrypted", "openssl pkey"),
        (
            lambda keys: key_pem(keys["rsa"], PrivateFormat.TraditionalOpenSSL, b"hunter2"),
            "is encrypted",
            "openssl pkey",
        ),
        (
            lambda keys: key_pem(keys["rsa"])[:300] + b"\n-----END PRIVATE KEY-----\n",
            "is damaged",
            "copy it again",
        ),
        (lambda keys: key_pem(keys["ec"]), "is not an RSA key", "cert new"),
        (lambda keys: key_pem(keys["other"]), "is not the private key of", "made together"),
    ],
    ids=["empty", "text", "cert", "public", "encrypted", "encrypted-old", "damaged", "ec", "other"],
)
def test_unusable_key(tmp_path: Path, keys: dict[str, Key], content: Content, message: str, hint: str) -> None:
    """Each way in which a file is no usable private key has its own words and its own advice."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), content(keys))
    error = refusal(crt, key)
    assert message in str(error)
    assert str(key) in str(error)
    assert hint in error.hint


def test_key_without_certificate(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A private key alone is told how to make a certificate for it."""
    _, key = pair(tmp_path, b"", key_pem(keys["rsa"]))
    error = refusal(key, key)
    assert "holds a private key, and no certificate" in str(error)
    assert f"openssl req -new -x509 -key {key}" in error.hint


def test_not_there(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A missing file is named with its role."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), key_pem(keys["rsa"]))
    key.unlink()
    assert f"{key}, the private key, is not there" in str(refusal(crt, key))
    crt.unlink()
    assert f"{crt}, the certificate, is not there" in str(refusal(crt))


def test_folder(tmp_path: Path) -> None:
    """A folder in the place of a file is called one."""
    assert "the certificate, is a folder" in str(refusal(tmp_path))


@pytest.mark.skipif(not POSIX or os.geteuid() == 0, reason="root reads everything")
def test_unreadable(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A file without the right to read it is refused with the system's reason."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), key_pem(keys["rsa"]))
    key.chmod(0)
    assert "cannot be read: Permission denied" in str(refusal(crt, key))
