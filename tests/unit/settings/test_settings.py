"""Settings: precedence, origins, lists, and what no flag sets."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from automation.cli.flags import add_flags, group
from automation.engine.step import Flow
from automation.settings.loader import Settings
from automation.settings.table import GROUPS, SETTINGS
from automation.settings.types import Ui

from .reading import dotenv, parse

FILE = "APP_CONTACT_EMAIL=file@x.example\n"
ENVIRON = {"APP_CONTACT_EMAIL": "env@x.example"}


@pytest.mark.parametrize(
    ("arguments", "environ", "file", "expected"),
    [
        ((), {}, "", ("", "default")),
        ((), {}, f"\n\n{FILE}", ("file@x.example", ".env line 3")),
        ((), ENVIRON, FILE, ("env@x.example", "environment variable APP_CONTACT_EMAIL")),
        (("--contact-email", "flag@x.example"), ENVIRON, FILE, ("flag@x.example", "--contact-email")),
        ((), {"APP_CONTACT_EMAIL": ""}, FILE, ("file@x.example", ".env line 1")),
        ((), {"APP_CONTACT_EMAIL": "  "}, "", ("", "default")),
        (("--contact-email", ""), ENVIRON, FILE, ("", "--contact-email")),
    ],
    ids=["default", "file", "environment", "flag", "empty-variable", "blank-variable", "empty-flag"],
)
def test_precedence(
    tmp_path: Path, arguments: tuple[str, ...], environ: dict[str, str], file: str, expected: tuple[str, str]
) -> None:
    """A flag stands before the environment, that before `.env`, that before the default; each origin is kept."""
    settings = Settings.read(parse(*arguments), environ, dotenv(tmp_path, file))
    assert (settings.texts["contact_email"], settings.origin("contact_email")) == expected


def test_defaults(tmp_path: Path) -> None:
    """With nothing set, the practice org is meant, with the guide's port, flow and lifetimes."""
    settings = Settings.read({}, {}, tmp_path)
    assert settings.practice
    assert (settings.callback_port, settings.refresh_days, settings.session_minutes) == (1717, 90, 15)
    assert (settings.flow, settings.ui, settings.headed) == (Flow.JWT, Ui.AUTO, False)
    assert settings.runs == tmp_path / "runs"
    assert settings.password() is None
    assert not settings.warnings


def test_a_flag_that_the_command_does_not_have(tmp_path: Path) -> None:
    """A namespace without a flag's attribute reads like one in which the flag was not given."""
    settings = Settings.read(argparse.Namespace(command="steps"), {"APP_NAME": "From elsewhere"}, tmp_path)
    assert settings.app_name == "From elsewhere"


def test_flags_that_are_not_shown() -> None:
    """A flag that `--help` leaves out is taken all the same, and its group has no title."""
    parser = argparse.ArgumentParser()
    add_flags(parser, group("run") - {"ui"})
    taken = parser.parse_args(["--flow", "web", "--ui", "classic", "--app-name", "x"])
    assert (taken.flow, taken.ui, taken.app_name) == ("web", "classic", "x")
    words = parser.format_help()
    assert "--flow" in words
    assert GROUPS["run"] in words
    assert not any(word in words for word in ("--ui", "--app-name", GROUPS["app"]))


@pytest.mark.parametrize(
    ("arguments", "environ", "wanted"),
    [
        ((), {"APP_PROFILES": "Standard User, Read Only,,"}, ("Standard User", "Read Only")),
        (("--profile", "Sales, EMEA", "--profile", "Read Only"), {}, ("Sales, EMEA", "Read Only")),
        (("--profile", "Read Only"), {"APP_PROFILES": "Standard User"}, ("Read Only",)),
        (("--profile", ""), {"APP_PROFILES": "Standard User"}, ()),
    ],
    ids=["variable", "repeated-flag-keeps-commas", "flag-replaces", "empty-flag-empties"],
)
def test_lists(tmp_path: Path, arguments: tuple[str, ...], environ: dict[str, str], wanted: tuple[str, ...]) -> None:
    """A variable separates names by commas, a flag is repeated, and neither adds to the other."""
    assert Settings.read(parse(*arguments), environ, tmp_path).profiles == wanted


def test_no_flag_for_secrets() -> None:
    """No secret can come from an argument, which other users of the machine could read: of a key its path alone can."""
    secret = [setting.variable for setting in SETTINGS if setting.secret]
    own = ["SF_PASSWORD", "SF_FRONTDOOR_URL", "SF_ACCESS_TOKEN", "SF_TOTP_SECRET", "SF_CODE_IMAP_PASSWORD"]
    own += ["SETUPWALK_PASSKEY_FILE", "SETUPWALK_PASSKEY_KEY"]
    assert secret == [*own, "APP_CERTIFICATE", "APP_PRIVATE_KEY", "APP_PRIVATE_KEY_PASSPHRASE"]
    assert all(setting.flag is None for setting in SETTINGS if "PASSWORD" in setting.variable)


@pytest.mark.parametrize("word", ["yes", "TRUE", "1", "on"])
def test_headed_by_variable(tmp_path: Path, word: str) -> None:
    """The usual words for yes switch the window on, and --no-headed stands before them."""
    assert Settings.read(parse(), {"SETUPWALK_HEADED": word}, tmp_path).headed
    assert not Settings.read(parse("--no-headed"), {"SETUPWALK_HEADED": word}, tmp_path).headed


def test_paths_are_of_the_folder(tmp_path: Path) -> None:
    """A relative path counts from the folder that was read, an absolute one stays, and ~ is the home folder."""
    absolute = tmp_path / "elsewhere" / "server.key"
    environ = {"APP_CERTIFICATE": "keys/server.crt", "APP_PRIVATE_KEY": str(absolute), "SETUPWALK_RUNS": "~/r"}
    settings = Settings.read({}, environ, tmp_path)
    assert settings.certificate is not None
    assert settings.private_key is not None
    assert settings.certificate.path == tmp_path / "keys" / "server.crt"
    assert settings.private_key.path == absolute
    assert settings.runs == Path.home() / "r"
