"""The file of --hand-over: only what is handed on is replaced there, and what it held is kept."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from automation.commands.certificates.hand_over import HandOver, Part
from automation.errors import SETTINGS, AutomationError, SettingsError
from automation.keys.pair import KeyPair, new_pair

DAY = date(2026, 11, 27)


@pytest.fixture(scope="module")
def pairs(tmp_path_factory: pytest.TempPathFactory) -> tuple[KeyPair, KeyPair]:
    """The pair of before, and the one that is handed over."""
    now = datetime.now(UTC)
    old, new = (new_pair(tmp_path_factory.mktemp("pair"), common_name="x", now=now) for _ in range(2))
    return old, new


def key_of(pair: KeyPair) -> bytes:
    """What its key file holds."""
    assert pair.private_key is not None
    return pair.private_key.read_bytes()


def handed(file: Path, part: Part, pair: KeyPair) -> str:
    """Hands the pair over, after the check that comes first; what is said."""
    hand_over = HandOver(file=file, part=part, day=DAY)
    hand_over.check(file.parent / "server.crt", file.parent / "server.key")
    return hand_over(pair, lambda _: None)


def test_more_than_a_key(tmp_path: Path, pairs: tuple[KeyPair, KeyPair]) -> None:
    """A file with anything besides is refused, and left as it is: settings, a vault, another's notes, more keys."""
    old, new = pairs
    key, certificate, file = key_of(old), old.certificate.read_bytes(), tmp_path / "handed"
    quoted = key.replace(b"\n", b"\\n")
    der = subprocess.run(["openssl", "pkey", "-outform", "DER"], input=key, check=True, capture_output=True).stdout
    for content in (
        b"SF_PASSWORD=secret123\nAPP_PRIVATE_KEY='" + key + b"'\n",
        b'SF_PASSWORD=secret123\nAPP_PRIVATE_KEY="' + quoted + b'"\n',
        b"vault:\n  password: secret123\n  key: |\n    " + key.replace(b"\n", b"\n    "),
        key + b"SF_PASSWORD=secret123\n",
        b"Bag Attributes\n    friendlyName: x\n" + key,
        b"# the key of the pipeline\n" + key,
        key.replace(b"-----END", b"password: secret123\n-----END"),
        key + certificate,
        certificate,
        key + key,
        der + b"secret123",
        b"\xef\xbb\xbf" + key,
        b"secret123",
    ):
        file.write_bytes(content)
        with pytest.raises(SettingsError) as caught:
            handed(file, Part.KEY, new)
        assert caught.value.kind is SETTINGS
        assert str(file) in str(caught.value)
        assert "--hand-over-command" in caught.value.hint
        assert "secret123" not in f"{caught.value} {caught.value.hint}"
        assert file.read_bytes() == content
    assert [path.name for path in tmp_path.iterdir()] == ["handed"]


def test_what_it_held_is_kept(tmp_path: Path, pairs: tuple[KeyPair, KeyPair]) -> None:
    """A key alone is replaced by the new one, in PEM form or binary, and kept for its owner under the date."""
    old, new = pairs
    key = key_of(old)
    convert = ["openssl", "pkey", "-outform", "DER"]
    der = subprocess.run(convert, input=key, check=True, capture_output=True).stdout
    locked = subprocess.run(
        ["openssl", "rsa", "-aes128", "-traditional", "-passout", "pass:abc4711"],
        input=key,
        check=True,
        capture_output=True,
    ).stdout
    for number, content in enumerate((key, der, locked, b"\n" + key.replace(b"\n", b"\r\n") + b"\n")):
        file = tmp_path / str(number) / "handed.key"
        file.parent.mkdir()
        file.write_bytes(content)
        kept = file.with_name("handed-2026-11-27.key")
        assert str(kept) in handed(file, Part.KEY, new)
        assert (file.read_bytes(), kept.read_bytes()) == (key_of(new), content)
        if sys.platform != "win32":
            assert kept.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("content", [None, b"", b"\n"])
def test_nothing_to_keep(tmp_path: Path, pairs: tuple[KeyPair, KeyPair], content: bytes | None) -> None:
    """A file that is not there or is empty is written, and nothing is kept; the same key is not kept twice either."""
    file = tmp_path / "handed.key"
    if content is not None:
        file.write_bytes(content)
    for _ in range(2):
        assert "kept" not in handed(file, Part.KEY, pairs[1])
    assert [path.name for path in tmp_path.iterdir()] == ["handed.key"]


def test_other_parts(tmp_path: Path, pairs: tuple[KeyPair, KeyPair]) -> None:
    """A pair takes the place of a pair or of one of its halves, a certificate that of one, and not of a bundle."""
    old, new = pairs
    key, certificate, file = key_of(old), old.certificate.read_bytes(), tmp_path / "handed.pem"
    for content in (key + certificate, certificate + key, key, certificate):
        file.write_bytes(content)
        handed(file, Part.PAIR, new)
        assert file.read_bytes() == key_of(new) + new.certificate.read_bytes()
    file.write_bytes(certificate)
    handed(file, Part.CERTIFICATE, new)
    assert file.read_bytes() == new.certificate.read_bytes()
    for content in (certificate * 2, key + certificate):
        file.write_bytes(content)
        with pytest.raises(SettingsError, match="one certificate alone"):
            handed(file, Part.CERTIFICATE, new)
        assert file.read_bytes() == content


def test_changed_in_between(tmp_path: Path, pairs: tuple[KeyPair, KeyPair]) -> None:
    """A file to which somebody writes after the check is left alone too; the old key that is handed over again does not
    leave a copy of the new one behind."""
    old, new = pairs
    file = tmp_path / "handed.key"
    hand_over = HandOver(file=file, day=DAY)
    hand_over.check(tmp_path / "server.crt", tmp_path / "server.key")
    hand_over(new, lambda _: None)
    hand_over(old, lambda _: None)
    assert [path.name for path in tmp_path.iterdir()] == ["handed.key"]
    file.write_bytes(b"SF_PASSWORD=secret123\n" + key_of(old))
    with pytest.raises(AutomationError, match="something else"):
        hand_over(new, lambda _: None)
    assert file.read_bytes().startswith(b"SF_PASSWORD")
