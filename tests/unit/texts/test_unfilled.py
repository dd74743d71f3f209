"""A secret or variable that is not there where a job runs is told, and neither typed into a login nor made a name."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.secrets import first_line_of, printed_by

REFERENCES = [
    "${{ secrets.SF_PASSWORD }}",
    "${SF_PASSWORD}",
    "$(SF_PASSWORD)",
    "$(Build.SfPassword)",
    "%SF_PASSWORD%",
    "$env:SF_PASSWORD",
    "$SF_PASSWORD",
    "{{ sf_password }}",
    "#{SfPassword}",
]
MASKS = ["***", "********", "[MASKED]", "[masked]", "<redacted>", "(sensitive value)", "\u2022\u2022\u2022\u2022"]
NOTHING = ["null", "undefined", "None", "<no value>"]


@pytest.mark.parametrize("text", REFERENCES + MASKS + NOTHING)
@pytest.mark.parametrize(
    "name",
    [
        "SF_PASSWORD",
        "SF_USERNAME",
        "APP_NAME",
        "APP_PROFILES",
        "APP_PERMISSION_SETS",
        "APP_PRIVATE_KEY",
        "SF_LOGIN_URL",
    ],
)
def test_no_setting_takes_it(tmp_path: Path, name: str, text: str) -> None:
    """Each setting refuses it and says where it came from, by its variable."""
    with pytest.raises(SettingsError, match=f"{name}: .*{name}") as refused:
        Settings.read({}, {name: text}, tmp_path)
    assert any(word in str(refused.value) for word in ("filled in", "in place of a secret", "no value"))


@pytest.mark.parametrize("name", ["APP_NAME", "APP_PROFILES"])
@pytest.mark.parametrize("part", ["${STAGE}", "$(Stage)", "{{ stage }}"])
def test_a_part_of_it(tmp_path: Path, name: str, part: str) -> None:
    """A name with such a part may be meant, and is told of."""
    warnings = Settings.read({}, {name: f"CI {part}"}, tmp_path).warnings
    assert warnings == (f"{name} has {part} in it, as it stands (from environment variable {name})",)


@pytest.mark.parametrize(
    "text", ["$HOME/runs", "${HOME}/runs", "%APPDATA%\\runs", "$env:TEMP/runs", "/x/$(Agent.Temp)/r"]
)
@pytest.mark.parametrize("name", ["SETUPWALK_RUNS", "SF_PASSWORD_FILE", "APP_CERTIFICATE", "SETUPWALK_CA_FILE"])
def test_a_folder_of_a_path(tmp_path: Path, name: str, text: str) -> None:
    """No folder is made, and none is looked for, that is called like a variable."""
    with pytest.raises(SettingsError, match="filled in"):
        Settings.read({}, {name: text}, tmp_path)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("SF_PASSWORD", "$ecret"),
        ("SF_PASSWORD", "$PASSW0RD"),
        ("SF_PASSWORD", "a${B}c"),
        ("SF_PASSWORD", "100%sure%"),
        ("SF_PASSWORD", "none"),
        ("APP_NAME", "Null Island"),
        ("APP_NAME", "100% CI $1"),
        ("APP_DESCRIPTION", "Deploys ${STAGE} with $(whoami)"),
        ("APP_PERMISSION_SETS", "Null Users, None of Them"),
        ("SF_PASSWORD_COMMAND", "echo ${SF_X}"),
        ("SETUPWALK_RUNS", "runs/$tage"),
    ],
)
def test_what_only_looks_so(tmp_path: Path, name: str, text: str) -> None:
    """Passwords, names and commands that hold such signs stay what they are."""
    Settings.read({}, {name: text}, tmp_path)


def test_a_folder_that_is_there(tmp_path: Path) -> None:
    """What is there is meant, however it is called."""
    (tmp_path / "${ODD}").mkdir()
    assert Settings.read({}, {"SETUPWALK_RUNS": str(tmp_path / "${ODD}")}, tmp_path).runs == tmp_path / "${ODD}"


@pytest.mark.parametrize("text", ["null", "***", "${SF_PASSWORD}"])
def test_of_a_file_or_command(tmp_path: Path, text: str) -> None:
    """jq prints null for a member that is not there, and a template keeps what it does not know."""
    (tmp_path / "password").write_text(f"{text}\n", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"filled in|in place of|no value"):
        first_line_of(tmp_path / "password", "SF_PASSWORD_FILE")
    with pytest.raises(SettingsError, match=r"filled in|in place of|no value"):
        printed_by(f"echo '{text}'", "SF_PASSWORD_COMMAND")


WRAPPED = [
    '{"SF_PASSWORD": "hunter2Secret"}',
    "<!DOCTYPE html><title>Sign in</title>",
    "-----BEGIN PRIVATE KEY-----",
    "SF_PASSWORD=hunter2Secret",
    "export SF_PASSWORD='hunter2Secret'",
    "{",
]


@pytest.mark.parametrize("text", WRAPPED)
def test_what_is_around_a_password(tmp_path: Path, text: str) -> None:
    """A store's whole answer, a page or a line of `.env` is not typed into a login, and not repeated."""
    (tmp_path / "password").write_text(f"{text}\nmore\n", encoding="utf-8")
    with pytest.raises(SettingsError) as of_file:
        first_line_of(tmp_path / "password", "SF_PASSWORD_FILE")
    with pytest.raises(SettingsError) as of_command:
        printed_by(f"cat '{tmp_path / 'password'}'", "SF_PASSWORD_COMMAND")
    with pytest.raises(SettingsError) as of_value:
        Settings.read({}, {"SF_PASSWORD": text}, tmp_path)
    for told in (of_file, of_command, of_value):
        assert "hunter2Secret" not in str(told.value)


def test_a_file_variable_of_gitlab(tmp_path: Path) -> None:
    """A variable of the type File holds a path: the password is in it."""
    (tmp_path / "SF_PASSWORD").write_text("hunter2Secret", encoding="utf-8")
    with pytest.raises(SettingsError, match=r"is the path of a file; .*_FILE"):
        Settings.read({}, {"SF_PASSWORD": str(tmp_path / "SF_PASSWORD")}, tmp_path)
    Settings.read({}, {"SF_PASSWORD": "/not/there"}, tmp_path)
    Settings.read({}, {"SF_PASSWORD": "{curly}[brackets]<html"}, tmp_path)
