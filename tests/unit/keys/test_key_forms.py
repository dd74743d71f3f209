"""Keys and certificates in the forms that people have are read, as OpenSSL would read the copy."""

from __future__ import annotations

import base64
import sys
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    PrivateFormat,
    pkcs7,
)

from automation.errors import SettingsError

from ...support.disguises import DISGUISES, Change
from ...support.key_material import certificate_of, key_pem
from .key_forms import CERTIFICATE, KEY, OLD, OTHER, PARSED, PEM, der, one_pair, same_key, store

CHAIN = certificate_of(OTHER, name="CA") + CERTIFICATE


@pytest.mark.parametrize("disguise", DISGUISES.values(), ids=DISGUISES.keys())
def test_disguises(tmp_path: Path, disguise: Change) -> None:
    """A key and a certificate are read in each disguise, and what the CLI is given of them is read by OpenSSL."""
    pair = one_pair(tmp_path, disguise(CERTIFICATE), disguise(PEM))
    assert pair.subject == "CN=Test"
    assert same_key(pair.private_key)
    assert x509.load_pem_x509_certificate(pair.certificate.read_bytes()) == PARSED
    assert same_key(one_pair(tmp_path, disguise(CERTIFICATE), disguise(OLD)).private_key)


@pytest.mark.parametrize("disguise", ["as it is", "CRLF", "no last line break", "bag attributes"])
def test_files_that_stay(tmp_path: Path, disguise: str) -> None:
    """What every program reads as it stands is used where it lies, and no copy of it is made."""
    pair = one_pair(tmp_path, CERTIFICATE, DISGUISES[disguise](PEM))
    assert pair.private_key == tmp_path / "app.key"
    assert pair.certificate == tmp_path / "app.crt"
    assert not (tmp_path / ".setupwalk").exists()
    assert not pair.warnings


def test_copies(tmp_path: Path) -> None:
    """A copy is its owner's alone, git does not see it, a warning names it, and making it again changes nothing."""
    pair = one_pair(tmp_path, CHAIN, DISGUISES["spaces for line breaks"](PEM))
    copies = tmp_path / ".setupwalk"
    assert pair.private_key is not None
    assert {pair.private_key.parent, pair.certificate.parent} == {copies}
    assert (copies / ".gitignore").read_text() == "*\n"
    if sys.platform != "win32":
        assert pair.private_key.stat().st_mode & 0o777 == 0o600
    assert f"does not read {tmp_path / 'app.key'} as it stands" in pair.warnings[0]
    assert str(pair.private_key) in pair.warnings[0]
    before = pair.private_key.stat().st_ino
    assert pair.write_copies().private_key == pair.private_key
    assert pair.private_key.stat().st_ino == before
    assert "PRIVATE KEY" not in repr(pair)


TOGETHER = {
    "chain, ours first": (CERTIFICATE + certificate_of(OTHER, name="CA"), PEM),
    "chain, ours last": (CHAIN, PEM),
    "DER": (PARSED.public_bytes(Encoding.DER), der()),
    "PKCS#1 DER": (CERTIFICATE, der(form=PrivateFormat.TraditionalOpenSSL)),
    "base64 of DER": (CERTIFICATE, base64.b64encode(der())),
    "OpenSSH": (CERTIFICATE, key_pem(KEY, PrivateFormat.OpenSSH)),
    "store": (store(), store()),
    "store in base64": (base64.b64encode(store()), PEM),
    "p7b": (pkcs7.serialize_certificates([x509.load_pem_x509_certificate(CHAIN), PARSED], Encoding.PEM), PEM),
    "p7b DER": (pkcs7.serialize_certificates([PARSED], Encoding.DER), PEM),
    "both in one file": (PEM + CERTIFICATE, None),
    "both in one store": (store(), None),
    "two keys": (CERTIFICATE, key_pem(OTHER) + PEM),
    "PKCS#8 under an old label": (CERTIFICATE, PEM.replace(b"PRIVATE", b"RSA PRIVATE")),
}


@pytest.mark.parametrize(("certificate", "key"), TOGETHER.values(), ids=TOGETHER.keys())
def test_what_belongs_together(tmp_path: Path, certificate: bytes, key: bytes | None) -> None:
    """Of what a file holds the key and the certificate are taken that belong together; the file that is uploaded
    holds one certificate, and never a key."""
    pair = one_pair(tmp_path, certificate, key)
    assert same_key(pair.private_key)
    uploaded = pair.certificate.read_bytes()
    assert x509.load_pem_x509_certificates(uploaded) == [PARSED]
    assert b"PRIVATE KEY" not in uploaded


def test_copy_cannot_be_written(tmp_path: Path) -> None:
    """Where no copy can be written, the message says so by its path."""
    (tmp_path / ".setupwalk").write_text("")
    with pytest.raises(SettingsError, match="cannot be written") as caught:
        one_pair(tmp_path, CERTIFICATE, base64.b64encode(PEM))
    assert caught.value.hint
