"""The file of a kept passkey: what it says openly, that nobody changes it, and that the right key alone opens it."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from automation.errors import SettingsError
from automation.passkeys.sealed import Seal, SealedFile
from pages.values.secret import Secret

from .keeping import KEY, OWNER, PASSKEY


@pytest.fixture(scope="module")
def content() -> bytes:
    """A file's content."""
    return Seal.of(KEY).close(OWNER, PASSKEY)


def test_there_and_back(content: bytes) -> None:
    """What was sealed is what comes out, and what stands openly needs no key."""
    found = SealedFile.read(content, "file")
    assert found.owner == OWNER
    assert found.open(KEY)[0] == PASSKEY


def test_nothing_of_it_stands_openly(content: bytes) -> None:
    """Neither the private key nor the credential's id is in the file, nor in what a traceback would print."""
    for secret in (PASSKEY.private_key.reveal(), PASSKEY.credential_id, PASSKEY.user_handle, KEY.reveal()):
        assert secret.encode() not in content
    found = SealedFile.read(content, "file")
    _, seal = found.open(KEY)
    assert seal._key.hex() not in repr(seal)
    assert repr(seal._key) not in repr(seal)
    assert PASSKEY.private_key.reveal() not in repr(found.open(KEY))


def test_each_writing_is_another(content: bytes) -> None:
    """The same passkey written twice has another nonce each time, and both open."""
    passkey, seal = SealedFile.read(content, "file").open(KEY)
    one, other = json.loads(seal.close(OWNER, passkey)), json.loads(seal.close(OWNER, passkey))
    assert one["nonce"] != other["nonce"]
    assert one["sealed"] != other["sealed"]
    assert SealedFile.read(json.dumps(other).encode(), "file").open(KEY)[0] == PASSKEY


def test_wrong_key(content: bytes) -> None:
    """Another key is told from a changed file."""
    with pytest.raises(SettingsError, match="another key") as caught:
        SealedFile.read(content, "the file").open(Secret("another key of the same length...."))
    assert "SETUPWALK_PASSKEY_KEY" in str(caught.value)


def _swap(text: str) -> str:
    return ("B" if text[0] == "A" else "A") + text[1:]


@pytest.mark.parametrize(
    ("name", "change"),
    [
        ("org_id", lambda _: "00D000000000002"),
        ("username", lambda _: "admin@acme.example"),
        ("login_url", lambda _: "https://evil.example"),
        ("rp_id", lambda _: "evil.my.salesforce.com"),
        ("made", lambda _: "2027-01-01T00:00:00Z"),
        ("nonce", _swap),
        ("sealed", _swap),
        ("sealed", lambda text: text[:-4]),
    ],
)
def test_tampered(content: bytes, name: str, change: Callable[[str], str]) -> None:
    """Whatever is changed, the seal does not hold: whose it is and for which host, as well as what is sealed."""
    facts = json.loads(content)
    facts[name] = change(facts[name])
    with pytest.raises(SettingsError, match="seal is broken"):
        SealedFile.read(json.dumps(facts).encode(), "the file").open(KEY)


@pytest.mark.parametrize("name", ["salt", "mark"])
def test_tampered_key_material(content: bytes, name: str) -> None:
    """A changed salt or mark makes the right key a wrong one."""
    facts = json.loads(content)
    facts[name] = _swap(facts[name])
    with pytest.raises(SettingsError, match="another key"):
        SealedFile.read(json.dumps(facts).encode(), "the file").open(KEY)


def _without(name: str) -> Callable[[dict[str, Any]], None]:
    return lambda facts: facts.pop(name)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda facts: facts.update(format="setupwalk passkey 2"), "another version"),
        (lambda facts: facts.update(format="something else"), "not a passkey that setupwalk has kept"),
        (lambda facts: facts.update(org_id="00D"), "not a passkey that setupwalk has kept"),
        (lambda facts: facts.update(made="yesterday"), "not a passkey that setupwalk has kept"),
        (lambda facts: facts.update(salt="AAAA"), "another length"),
        (lambda facts: facts.update(sealed="%%%"), "not base64"),
        (_without("sealed"), "lacks"),
        (_without("format"), "lacks"),
    ],
)
def test_no_such_file(content: bytes, change: Callable[[dict[str, Any]], None], words: str) -> None:
    """A file that is none, or of another version, is refused by name, with what to do."""
    facts = json.loads(content)
    change(facts)
    with pytest.raises(SettingsError, match=words) as caught:
        SealedFile.read(json.dumps(facts).encode(), "the file")
    assert "the file" in str(caught.value)
    assert "login --enroll-passkey" in caught.value.hint


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff\xfe", b'"text"', b"{" * 5000])
def test_no_json(content: bytes) -> None:
    """Any other content is refused, and none ends in a traceback."""
    with pytest.raises(SettingsError, match="not a passkey"):
        SealedFile.read(content, "the file")
