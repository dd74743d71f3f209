"""What is no private key is told by its name; pipes and devices in its place are read once, or end at once."""

from __future__ import annotations

import gzip
import os
import shutil
import subprocess
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.serialization import Encoding

from automation.errors import SettingsError
from automation.keys.pair import read_pair

from ...support.key_material import NOW
from .key_forms import CERTIFICATE, KEY, PEM, refusal, same_key, store

openssl = pytest.mark.skipif(shutil.which("openssl") is None, reason="needs openssl")


def _public() -> bytes:
    public = KEY.public_key()
    from cryptography.hazmat.primitives.serialization import PublicFormat

    return public.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo)


def _request(encoding: Encoding) -> bytes:
    builder = x509.CertificateSigningRequestBuilder(x509.Name([]))
    return builder.sign(KEY, hashes.SHA256()).public_bytes(encoding)


@pytest.mark.parametrize(
    ("content", "words", "hint"),
    [
        (b"PuTTY-User-Key-File-3: ssh-rsa\nEncryption: none\n", "PuTTY", "puttygen"),
        (b"ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQ== me@here\n", "a public key", "the private one"),
        (_public(), "a public key", "the private one"),
        (_request(Encoding.PEM), "a request for a certificate", "BEGIN PRIVATE KEY"),
        (_request(Encoding.DER), "a request for a certificate", "BEGIN PRIVATE KEY"),
        (b"-----BEGIN PGP PRIVATE KEY BLOCK-----\n\nAAAA\n-----END PGP PRIVATE KEY BLOCK-----\n", "a PGP key", "new"),
        (PEM[:700], "no END line", "copy it again"),
        (b"<!DOCTYPE html><p>Sign in</p>", "neither a key nor a certificate", "BEGIN PRIVATE KEY"),
        (b"\xfe\xed\xfe\xed\x00\x00", "a Java keystore", "keytool"),
        (b"$ANSIBLE_VAULT;1.1;AES256\n6162\n", "by another tool", "decrypt it with that tool"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----\nYWdl\n-----END AGE ENCRYPTED FILE-----\n", "another tool", "decrypt it"),
        (b"-----BEGIN PGP MESSAGE-----\n\nYWdl\n-----END PGP MESSAGE-----\n", "by another tool", "decrypt it"),
        (b"Salted__abcdefgh1234", "by another tool", "decrypt it"),
        (b"version https://git-lfs.github.com/spec/v1\nsize 9\n", "a pointer of Git LFS", "git lfs pull"),
        (gzip.compress(PEM), "an archive", "unpack it"),
        (store(b"x")[:900], "damaged", "copy it again"),
        (b"\x30\x82\x01\x00" + b"\x00" * 256, "neither a key nor a certificate", "BEGIN PRIVATE KEY"),
    ],
    ids=[
        "ppk",
        "ssh public",
        "public",
        "request",
        "request DER",
        "PGP",
        "cut off",
        "HTML",
        "JKS",
        "vault",
        "age",
        "PGP message",
        "openssl enc",
        "LFS",
        "gzip",
        "cut store",
        "other DER",
    ],
)
def test_told(tmp_path: Path, content: bytes, words: str, hint: str) -> None:
    """What is no private key that can be read is told by its name, with what to do."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    (tmp_path / "app.key").write_bytes(content)
    error = refusal(tmp_path / "app.crt", tmp_path / "app.key")
    assert words in str(error)
    assert str(tmp_path / "app.key") in str(error)
    assert hint in error.hint


@openssl
def test_key_for_pss(tmp_path: Path) -> None:
    """A key that is bound to RSA-PSS signs no assertion, for the CLI's RS256 is another signature."""
    command = "openssl req -x509 -newkey rsa-pss -pkeyopt rsa_keygen_bits:2048 -nodes -subj /CN=x -keyout k -out c"
    subprocess.run(command.split(), cwd=tmp_path, capture_output=True, check=True)
    with pytest.raises(SettingsError, match="RSA-PSS"):
        read_pair(tmp_path / "c", tmp_path / "k", now=datetime.now(UTC))


# Places that are no files

posix = pytest.mark.skipif(sys.platform == "win32", reason="pipes and devices of POSIX")


@posix
def test_pipe(tmp_path: Path) -> None:
    """A key from a pipe is read once; the CLI gets a copy, since the pipe is empty then."""
    pipe = tmp_path / "key"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_bytes, args=(PEM,))
    writer.start()
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    pair = read_pair(tmp_path / "app.crt", pipe, now=NOW, copies=tmp_path / ".setupwalk").write_copies()
    writer.join()
    assert pair.private_key != pipe
    assert same_key(pair.private_key)


@posix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/random", "/dev/null", "/dev/full"])
def test_devices(tmp_path: Path, device: str) -> None:
    """A device in the place of a file ends at once, in a sentence."""
    assert device in str(refusal(Path(device), None))


@pytest.mark.parametrize("name", ["a" * 300, "no\0such", "app.crt/under-a-file"])
def test_impossible_names(tmp_path: Path, name: str) -> None:
    """A name that no file can have is told like a file that is not there."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    assert "the certificate" in str(refusal(tmp_path / name, None))
