"""Making a key pair: what is in it, whose names it takes, and what is refused."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.hazmat.primitives.serialization import load_pem_private_key

from automation.errors import SettingsError
from automation.keys.pair import new_pair

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
POSIX = sys.platform != "win32"


def test_new_pair(tmp_path: Path) -> None:
    """A new pair is RSA 2048 with SHA-256, self-signed, valid for the days asked, and its key signs for it."""
    made = new_pair(tmp_path / "keys" / "here", common_name="My app", now=NOW, days=10)
    assert made.certificate == tmp_path / "keys" / "here" / "server.crt"
    assert made.private_key == tmp_path / "keys" / "here" / "server.key"
    assert (made.subject, made.key_size, made.warnings) == ("CN=My app", 2048, ())
    assert made.not_before < NOW
    assert made.days_left(NOW) == 10
    certificate = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    key = load_pem_private_key(made.private_key.read_bytes(), password=None)
    certificate.verify_directly_issued_by(certificate)
    assert isinstance(certificate.signature_hash_algorithm, hashes.SHA256)
    assert isinstance(key, rsa.RSAPrivateKey)
    public = certificate.public_key()
    assert isinstance(public, rsa.RSAPublicKey)
    public.verify(key.sign(b"jwt", padding.PKCS1v15(), hashes.SHA256()), b"jwt", padding.PKCS1v15(), hashes.SHA256())
    assert made.private_key.read_bytes().startswith(b"-----BEGIN PRIVATE KEY-----")
    assert made.fingerprint == certificate.fingerprint(hashes.SHA256()).hex(":").upper()
    assert sorted(path.name for path in made.certificate.parent.iterdir()) == ["server.crt", "server.key"]


@pytest.mark.skipif(not POSIX, reason="modes are of POSIX")
def test_modes_of_a_new_pair(tmp_path: Path) -> None:
    """The key is its owner's alone and the certificate everybody's to read, whatever the umask."""
    before = os.umask(0)
    try:
        new_pair(tmp_path, common_name="x", now=NOW)
    finally:
        os.umask(before)
    assert (tmp_path / "server.key").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "server.crt").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"bits": 1024}, "1024 bits"),
        ({"bits": 2049}, "2049 bits"),
        ({"bits": 10**11}, "100000000000 bits"),
        ({"days": 0}, "0 days"),
        ({"days": 10**18}, "is too long"),
        ({"common_name": "  "}, "needs a name"),
        ({"common_name": "\x00\x1b\udcfc"}, "needs a name"),
    ],
)
def test_senseless_wishes(tmp_path: Path, options: dict[str, int], words: str) -> None:
    """A small key, no days, or no name are refused before anything is written."""
    with pytest.raises(SettingsError, match=words):
        new_pair(tmp_path / "new", **{"common_name": "x", "now": NOW, **options})  # type: ignore[arg-type]
    assert not (tmp_path / "new").exists()


def test_long_name(tmp_path: Path) -> None:
    """An app's name of 80 characters is cut to the 64 that a certificate takes."""
    assert new_pair(tmp_path, common_name="x" * 80, now=NOW).subject == f"CN={'x' * 64}"


@pytest.mark.parametrize(
    ("name", "subject"),
    [
        ("接続アプリケーション接続アプリケーション接続アプリ", "接続アプリケーション接続アプリケーション接"),
        ("ü" * 60, "ü" * 32),
        ("App\n\x1b[31m of\udcfc mine", "App [31m of mine"),
    ],
    ids=["Japanese", "umlauts", "control characters"],
)
def test_names_in_utf_8(tmp_path: Path, name: str, subject: str) -> None:
    """A name is cut between characters after 64 bytes of UTF-8, and what cannot be printed is left out."""
    made = new_pair(tmp_path, common_name=name, now=NOW)
    certificate = x509.load_pem_x509_certificate(made.certificate.read_bytes())
    (common_name,) = certificate.subject
    assert common_name.value == subject
