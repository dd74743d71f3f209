"""A secret in the place of something else is refused by the setting's name and never repeated."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.table import SETTINGS
from automation.settings.types import Setting

from .reading import problem

PASSWORDS = ("SF_PASSWORD", "SF_CODE_IMAP_PASSWORD")
"""Somebody may have the same one for the org and for the mailbox."""


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.variable not in PASSWORDS])
def test_the_password_in_another_setting(tmp_path: Path, setting: Setting) -> None:
    """The password in any other setting is refused, or is what the setting is, and no message repeats it."""
    secret = "Tr0ub4dor&3-of-the-admin"
    said = ""
    with suppress(SettingsError):
        try:
            Settings.read({}, {setting.variable: secret}, tmp_path).password()
        except SettingsError as error:
            said = f"{error} {error.hint}"
            raise
    assert secret not in said
    with pytest.raises(SettingsError) as caught:
        Settings.read({}, {setting.variable: secret, "SF_PASSWORD": secret}, tmp_path)
    assert setting.variable in str(caught.value)
    assert secret not in f"{caught.value} {caught.value.hint}"


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SETUPWALK_RUNS", "Tr0ub4dor&3-of-the-admin"),
        ("CHROME_BIN", "MIIEvQIBADANBgkqhkiG9w0BAQEFAASCBKcwggSjAgEAAoIBAQDC7n8hZ2sUv5Kq/3Jx"),
        ("CHROME_BIN", "-----BEGIN PRIVATE KEY-----"),
        ("SF_PASSWORD_COMMAND", "Tr0ub4dor&3-of-the-admin"),
        ("SF_PASSWORD_COMMAND", "correct horse battery staple"),
        ("SF_CODE_COMMAND", "JBSWY3DPEHPK3PXP"),
    ],
)
def test_a_secret_in_the_place_of_a_file_or_a_command(tmp_path: Path, name: str, text: str) -> None:
    """What looks like a secret is no file and no command: it is refused by the variable's name."""
    message = problem(folder=tmp_path, **{name: text})
    assert name in message
    assert text not in message


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SETUPWALK_RUNS", "./Tr0ub4dor&3"),
        ("SETUPWALK_RUNS", "build/Runs-2026/out"),
        ("SF_PASSWORD_COMMAND", "cat < secret.txt"),
        ("SF_PASSWORD_COMMAND", "X=1 sh -c 'echo $X'"),
        ("SF_PASSWORD_COMMAND", "$GETTER admin"),
        ("SF_CODE_COMMAND", "(echo 123456)"),
    ],
)
def test_what_only_looks_like_a_secret(tmp_path: Path, name: str, text: str) -> None:
    """Paths and commands as people write them are taken."""
    assert Settings.read({}, {name: text}, tmp_path).given(
        next(setting.name for setting in SETTINGS if setting.variable == name)
    )


@pytest.mark.parametrize("password", ["hunter2hunter2", "Passwort1", "2026sommer"])
@pytest.mark.parametrize("name", ["APP_CALLBACK_PORT", "APP_EXACT", "APP_FLOW", "SETUPWALK_WAIT_MINUTES"])
def test_a_simple_password_in_another_setting(tmp_path: Path, name: str, password: str) -> None:
    """A word with digits is not repeated where a number or a choice was to be."""
    with pytest.raises(SettingsError, match=f"{name}: the value is") as told:
        Settings.read({}, {name: password}, tmp_path)
    assert password not in str(told.value)


def test_a_simple_password_in_the_place_of_a_key(tmp_path: Path) -> None:
    """Nor where a file was to be that is not there."""
    source = Settings.read({}, {"APP_PRIVATE_KEY": "hunter2hunter2"}, tmp_path).private_key
    assert source is not None
    with pytest.raises(SettingsError, match="the file that APP_PRIVATE_KEY names") as told:
        source.read("the private key")
    assert "hunter2hunter2" not in str(told.value)
