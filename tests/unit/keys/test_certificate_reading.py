"""Reading a key pair: its facts, and what is refused in which words."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PrivateFormat,
    PublicFormat,
)

from automation.errors import SETTINGS, SettingsError
from automation.keys.pair import KeyPair, read_pair

from ...support.key_material import NOW, Key, certificate_of, key_pem

POSIX = sys.platform != "win32"


@pytest.fixture(scope="session")
def keys() -> dict[str, Key]:
    """One key of each kind: making them takes longer than all the rest."""
    return {
        "rsa": rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "other": rsa.generate_private_key(public_exponent=65537, key_size=2048),
        "small": rsa.generate_private_key(public_exponent=65537, key_size=1024),  # noqa: S505  to be refused
        "ec": ec.generate_private_key(ec.SECP256R1()),
    }


def pair(folder: Path, certificate: bytes, key: bytes) -> tuple[Path, Path]:
    """Two files of these contents."""
    paths = folder / "its.crt", folder / "its.key"
    for path, content in zip(paths, (certificate, key), strict=True):
        path.write_bytes(content)
        path.chmod(0o600)
    return paths


def refusal(certificate: Path, key: Path | None = None, now: datetime = NOW) -> SettingsError:
    """The error; both its message and its hint are there, and neither shows a key."""
    with pytest.raises(SettingsError) as caught:
        read_pair(certificate, key, now=now)
    assert caught.value.kind is SETTINGS
    assert "MII" not in str(caught.value) + caught.value.hint
    return caught.value


def test_pair(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A good pair is read with its facts."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), key_pem(keys["rsa"]))
    found = read_pair(crt, key, now=NOW)
    assert found == KeyPair(
        certificate=crt,
        private_key=key,
        subject="CN=Test",
        not_before=NOW,
        not_after=NOW + timedelta(days=30),
        fingerprint=found.fingerprint,
        key_size=2048,
    )
    assert len(found.fingerprint.split(":")) == 32


def test_certificate_alone(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A certificate can be checked without its key, as for a web app's."""
    crt, _ = pair(tmp_path, certificate_of(keys["rsa"]), b"")
    assert read_pair(crt, None, now=NOW).private_key is None


def test_chain(tmp_path: Path, keys: dict[str, Key]) -> None:
    """Of a chain the first certificate counts, with text around it, as CAs send them."""
    chain = b"subject=Test\n" + certificate_of(keys["rsa"]) + certificate_of(keys["other"], name="CA")
    crt, key = pair(tmp_path, chain, key_pem(keys["rsa"]))
    assert read_pair(crt, key, now=NOW).subject == "CN=Test"


def test_traditional_key(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A key in OpenSSL's older form, BEGIN RSA PRIVATE KEY, serves as well."""
    key = key_pem(keys["rsa"], PrivateFormat.TraditionalOpenSSL)
    crt, path = pair(tmp_path, certificate_of(keys["rsa"]), key)
    assert read_pair(crt, path, now=NOW).private_key == path


@pytest.mark.skipif(not POSIX, reason="modes are of POSIX")
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o604])
def test_key_that_others_can_read(tmp_path: Path, keys: dict[str, Key], mode: int) -> None:
    """A key that others can read is a warning and no error: it works."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), key_pem(keys["rsa"]))
    key.chmod(mode)
    (warning,) = read_pair(crt, key, now=NOW).warnings
    assert f"chmod 600 {key}" in warning


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        (NOW - timedelta(seconds=1), "is not valid before 2026-11-24 12:00 UTC"),
        (NOW + timedelta(days=30), "expired on 2026-12-24 12:00 UTC"),
    ],
)
def test_out_of_its_time(tmp_path: Path, keys: dict[str, Key], moment: datetime, words: str) -> None:
    """A certificate before or after its time is refused with the date."""
    crt, key = pair(tmp_path, certificate_of(keys["rsa"]), key_pem(keys["rsa"]))
    assert words in str(refusal(crt, key, moment))
    assert read_pair(crt, key, now=NOW).days_left(NOW) == 30


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


def test_small_key(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A key of 1024 bits is refused with its size, and what would need no upload reads it with a warning."""
    crt, _ = pair(tmp_path, certificate_of(keys["small"]), b"")
    assert "has 1024 bits, fewer than 2048" in str(refusal(crt))
    assert "has 1024 bits" in read_pair(crt, None, now=NOW, for_upload=False).warnings[0]


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
