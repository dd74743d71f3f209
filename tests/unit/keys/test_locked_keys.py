"""Keys with a passphrase, in the forms in which people have them: opened by it, and copied only locked."""

from __future__ import annotations

import subprocess
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.rsa import RSAPrivateKey
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509 import load_pem_x509_certificate

from automation.errors import SettingsError
from automation.keys.pair import KeyPair, new_pair, read_pair
from automation.pem.source import KeySource
from pages import Secret

SECRET = "correct horse 4711"
FORMS = ("PKCS#8", "PKCS#1", "DER", "PKCS#12")


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> KeyPair:
    """A pair whose key anybody reads."""
    return new_pair(tmp_path_factory.mktemp("pair"), common_name="x", now=datetime.now(UTC))


def locked(made: KeyPair, form: str, folder: Path) -> Path:
    """The key in a form, with the passphrase."""
    key, path = made.key, folder / "server.key"
    assert isinstance(key, RSAPrivateKey)
    locking = BestAvailableEncryption(SECRET.encode())
    if form == "PKCS#12":
        certificate = load_pem_x509_certificate(made.certificate.read_bytes())
        path.write_bytes(pkcs12.serialize_key_and_certificates(b"x", key, certificate, None, locking))
    elif form == "PKCS#1":
        command = ["openssl", "rsa", "-aes128", "-traditional", "-passout", f"pass:{SECRET}", "-out", str(path)]
        subprocess.run([*command, "-in", str(made.private_key)], check=True, capture_output=True)
    else:
        coded = Encoding.DER if form == "DER" else Encoding.PEM
        path.write_bytes(key.private_bytes(coded, PrivateFormat.PKCS8, locking))
    path.chmod(0o600)
    return path


def read(made: KeyPair, path: Path, secret: str | None, copies: Path) -> KeyPair:
    """The pair with this key file, as a command reads it."""
    given = Secret(secret) if secret is not None else None
    source = KeySource("APP_PRIVATE_KEY", path, unlock=lambda: given)
    return read_pair(made.certificate, source, now=datetime.now(UTC), copies=copies)


@pytest.mark.parametrize("form", FORMS)
def test_opened(made: KeyPair, tmp_path: Path, form: str) -> None:
    """With the passphrase the key is read; where a copy is needed it is locked by the same one; no form is unlocked on
    the disk."""
    path = locked(made, form, tmp_path)
    pair = read(made, path, SECRET, tmp_path / "copies").write_copies()
    assert pair.key is not None
    assert made.key is not None
    assert (pair.locked, pair.key.private_numbers()) == (True, made.key.private_numbers())
    assert any("Salesforce CLI cannot give" in warning for warning in pair.warnings)
    for copy in (tmp_path / "copies").glob("*.key"):
        with pytest.raises(TypeError):
            load_pem_private_key(copy.read_bytes(), None)
        load_pem_private_key(copy.read_bytes(), SECRET.encode())


@pytest.mark.parametrize("form", FORMS)
def test_not_opened(made: KeyPair, tmp_path: Path, form: str) -> None:
    """Without it the setting for it is named; with another one that is said. Neither message repeats one."""
    path = locked(made, form, tmp_path)
    with pytest.raises(SettingsError) as without:
        read(made, path, None, tmp_path)
    assert "APP_PRIVATE_KEY_PASSPHRASE" in without.value.hint
    with pytest.raises(SettingsError, match="another passphrase") as other:
        read(made, path, "another 0815", tmp_path)
    assert "0815" not in f"{other.value} {other.value.hint}"


def test_not_asked_for_where_nothing_is_locked(made: KeyPair) -> None:
    """A command that prints the passphrase is not run for a key that has none."""

    def asked() -> Secret | None:
        raise AssertionError("nobody needs it")

    source = KeySource("APP_PRIVATE_KEY", made.private_key, unlock=asked)
    assert not read_pair(made.certificate, source, now=datetime.now(UTC)).locked


def test_killed_between_key_and_certificate(tmp_path: Path) -> None:
    """A locked pair that a kill left without its certificate's name is completed with the passphrase."""
    pair = new_pair(tmp_path, common_name="x", now=datetime.now(UTC), passphrase=Secret(SECRET))
    pair.certificate.rename(tmp_path / ".server.1.crt")
    again = new_pair(tmp_path, common_name="x", now=datetime.now(UTC), passphrase=Secret(SECRET))
    assert again.fingerprint == pair.fingerprint
