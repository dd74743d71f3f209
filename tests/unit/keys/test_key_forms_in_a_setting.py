"""A setting that holds the key itself, or the path of one, or neither: no part of a secret is repeated."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.keys.pair import read_pair
from automation.pem.source import KeySource, looks_like_content

from ...support.disguises import DISGUISES
from ...support.key_material import NOW
from .key_forms import CERTIFICATE, PEM, refusal, same_key, store

CONTENT = [name for name in DISGUISES if not name.startswith("UTF-16") and name != "as it is"]


@pytest.mark.parametrize("name", CONTENT)
def test_content_in_the_setting(tmp_path: Path, name: str) -> None:
    """A setting may hold the key itself; it is never taken for a path, and never part of a text."""
    texts = [DISGUISES[name](content).decode("utf-8", "surrogateescape") for content in (CERTIFICATE, PEM)]
    certificate, key = (
        KeySource.of(variable, text)
        for variable, text in zip(("APP_CERTIFICATE", "APP_PRIVATE_KEY"), texts, strict=True)
    )
    assert (certificate.path, key.path) == (None, None)
    pair = read_pair(certificate, key, now=NOW, copies=tmp_path).write_copies()
    assert same_key(pair.private_key)
    told = repr((pair, certificate, key)) + " ".join(pair.warnings)
    assert not any(word in told for word in re.findall(r"[A-Za-z0-9+/]{24,}", texts[1]))


@pytest.mark.parametrize(
    "text",
    ["server.key", "/run/secrets/key", "keys/" + "a" * 90, r"C:\Users\me\server.key", "../beginner-key.pem", "~/k"],
)
def test_paths_stay_paths(text: str) -> None:
    """What people give as a path is one."""
    assert not looks_like_content(text)


@pytest.mark.parametrize(
    "text",
    [
        PEM[:200].decode(),
        base64.b64encode(PEM).decode()[:301],
        base64.b64encode(store(b"x")).decode(),
        PEM.hex(),
        "x" * 120,
        "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcw/gSjAgEAAoIBAQC",
        "A" * 30 + "\n" + "B" * 30,
    ],
    ids=["cut PEM", "cut base64", "store", "hex", "long word", "start of a body", "lines"],
)
def test_damaged_content_is_not_shown(text: str) -> None:
    """What looks like a secret and cannot be read is refused by the setting's name alone."""
    source = KeySource.of("APP_PRIVATE_KEY", text)
    assert source.path is None
    with pytest.raises(SettingsError) as caught:
        read_pair(source, source, now=NOW)
    told = f"{caught.value} {caught.value.hint}"
    assert "the content of APP_PRIVATE_KEY" in told
    assert text[:20] not in told
    assert text[-20:] not in told


@pytest.mark.parametrize("text", ["'server.key'", "server\x1b[31m.key", "server\u200b.key"])
def test_no_path(text: str) -> None:
    """A path in quotes, or with a character that is not seen, is refused without being repeated."""
    with pytest.raises(ValueError, match=r"in quotes|not seen"):
        KeySource.of("APP_PRIVATE_KEY", text)


def test_password_for_a_path(tmp_path: Path) -> None:
    """What looks like a password and is no file is named by its setting, and learnt; a mistyped path is shown."""
    (tmp_path / "app.crt").write_bytes(CERTIFICATE)
    source = KeySource.of("APP_PRIVATE_KEY", "hunter2Secret!Word").below(tmp_path)
    assert "the file that APP_PRIVATE_KEY names, the private key, is not there" in str(
        refusal(tmp_path / "app.crt", source)
    )
    assert [secret.reveal() for secret in source.secrets] == ["hunter2Secret!Word"]
    mistyped = KeySource.of("APP_PRIVATE_KEY", "keys/sever.key").below(tmp_path)
    assert str(tmp_path / "keys" / "sever.key") in str(refusal(tmp_path / "app.crt", mistyped))
