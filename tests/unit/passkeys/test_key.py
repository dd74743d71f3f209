"""Where the key of a kept passkey comes from: the settings, or the system's keyring."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any, cast

import keyring
import keyring.backend
import pytest
from keyring.backends import fail

from automation.errors import SettingsError
from automation.passkeys.kept import keep, kept_passkey
from automation.passkeys.key import passkey_key
from automation.passkeys.sealed import Seal

from .keeping import KEY, OWNER, PASSKEY, settings


def _no_keyring() -> keyring.backend.KeyringBackend:
    """What `keyring` takes on a machine that has none."""
    return cast("Any", fail).Keyring()  # type: ignore[no-any-return]


@pytest.mark.parametrize("key", ["short", "nineteen characters"])
def test_short_key(tmp_path: Path, kept: Path, key: str) -> None:
    """A key that could be guessed is none."""
    with pytest.raises(SettingsError, match="fewer than 20"):
        kept_passkey(settings(tmp_path, SETUPWALK_PASSKEY_KEY=key), tmp_path)


@pytest.mark.parametrize("way", ["file", "command"])
def test_key_from_elsewhere(tmp_path: Path, kept: Path, way: str) -> None:
    """The key's file and its command give the same key."""
    (tmp_path / "key.txt").write_text(KEY.reveal() + "\n", encoding="utf-8")
    read = f'"{sys.executable}" -c "print(open(r\'{tmp_path / "key.txt"}\').read())"'
    more = {
        "file": {"SETUPWALK_PASSKEY_KEY_FILE": str(tmp_path / "key.txt")},
        "command": {"SETUPWALK_PASSKEY_KEY_COMMAND": read},
    }
    assert kept_passkey(settings(tmp_path, SETUPWALK_PASSKEY_KEY="", **more[way]), tmp_path) is not None


class Ring(keyring.backend.KeyringBackend):
    """A keyring of the test's own."""

    priority = 1

    def __init__(self) -> None:
        self.held: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.held.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.held[service, username] = password


def test_no_key_and_no_keyring(tmp_path: Path, kept: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A machine without a keyring says so, and which variables give a key."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", _no_keyring())
    with pytest.raises(SettingsError, match="no keyring") as caught:
        kept_passkey(settings(tmp_path, SETUPWALK_PASSKEY_KEY=""), tmp_path)
    assert "SETUPWALK_PASSKEY_KEY" in caught.value.hint


def test_key_in_the_keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The keyring gets a key when a passkey is registered, and gives it to the runs of that org and user."""
    monkeypatch.setattr(keyring.core, "_keyring_backend", Ring())
    given = settings(tmp_path, SETUPWALK_PASSKEY_KEY="")
    with pytest.raises(SettingsError, match="keyring has none"):
        passkey_key(given, OWNER.username, OWNER.login_url)
    made = passkey_key(given, OWNER.username, OWNER.login_url, new=True)
    assert len(made.reveal()) > 40
    keep(tmp_path, OWNER, PASSKEY, Seal.of(made))
    assert kept_passkey(given, tmp_path) is not None
    with pytest.raises(SettingsError, match="keyring has none"):
        passkey_key(given, "else@acme.example", OWNER.login_url)
