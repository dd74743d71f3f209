"""Reading a key pair: its facts, and what it is warned of."""

from __future__ import annotations

import sys
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import PrivateFormat

from automation.keys.pair import KeyPair, read_pair

from ...support.key_material import NOW, Key, certificate_of, key_pem
from .pair_files import pair, refusal

POSIX = sys.platform != "win32"


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


def test_small_key(tmp_path: Path, keys: dict[str, Key]) -> None:
    """A key of 1024 bits is refused with its size, and what would need no upload reads it with a warning."""
    crt, _ = pair(tmp_path, certificate_of(keys["small"]), b"")
    assert "has 1024 bits, fewer than 2048" in str(refusal(crt))
    assert "has 1024 bits" in read_pair(crt, None, now=NOW, for_upload=False).warnings[0]
