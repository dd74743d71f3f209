"""Settings: precedence, origins, lists, and wrong values."""

from __future__ import annotations

import argparse
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.settings import SETTINGS, Settings, Ui, add_flags
from automation.step import Flow

FILE = "APP_CONTACT_EMAIL=file@x.example\n"
ENVIRON = {"APP_CONTACT_EMAIL": "env@x.example"}


def parse(*arguments: str) -> argparse.Namespace:
    """The namespace of a parser that has all flags."""
    parser = argparse.ArgumentParser()
    add_flags(parser)
    return parser.parse_args(arguments)


def dotenv(folder: Path, text: str) -> Path:
    """A folder with a `.env` of that text."""
    (folder / ".env").write_bytes(text.encode())
    return folder


def problem(*arguments: str, folder: Path, **environ: str) -> str:
    """The message of the refusal."""
    with pytest.raises(SettingsError) as caught:
        Settings.read(parse(*arguments), environ, folder)
    assert caught.value.exit_code == 3
    return str(caught.value)


# precedence and origins


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
    assert (settings.contact_email, settings.origin("contact_email")) == expected


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


def test_one_group_of_flags(tmp_path: Path) -> None:
    """A command can take the flags of one group alone."""
    parser = argparse.ArgumentParser()
    add_flags(parser, group="run")
    settings = Settings.read(parser.parse_args(["--flow", "web", "--headed", "--ui", "classic"]), {}, tmp_path)
    assert (settings.flow, settings.headed, settings.ui) == (Flow.WEB, True, Ui.CLASSIC)
    with pytest.raises(SystemExit):
        parser.parse_args(["--app-name", "x"])


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
    """No secret can come from an argument, which other users of the machine could read."""
    secret = [setting for setting in SETTINGS if setting.secret]
    assert [setting.variable for setting in secret] == ["SF_PASSWORD"]
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
    assert settings.certificate == tmp_path / "keys" / "server.crt"
    assert settings.private_key == absolute
    assert settings.runs == Path.home() / "r"


# wrong values


def test_all_wrong_values_at_once(tmp_path: Path) -> None:
    """Every wrong setting is named in one refusal, each with its text and where that came from."""
    folder = dotenv(tmp_path, "APP_FLOW=saml\n")
    message = problem("--callback-port", "seventeen", folder=folder, SETUPWALK_HEADED="perhaps")
    assert message.splitlines() == [
        "APP_CALLBACK_PORT: 'seventeen' is not a whole number (from --callback-port)",
        "APP_FLOW: 'saml' is none of jwt, web (from .env line 1)",
        "SETUPWALK_HEADED: 'perhaps' is neither yes nor no (from environment variable SETUPWALK_HEADED)",
    ]


@pytest.mark.parametrize("flag", ["--callback-port", "--flow", "--refresh-days"])
def test_empty_number_or_choice(tmp_path: Path, flag: str) -> None:
    """An empty flag is no number and no choice."""
    assert f"(from {flag})" in problem(flag, "", folder=tmp_path)


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("https://login.salesforce.com", "https://login.salesforce.com"),
        (" https://acme.my.salesforce.com/ ", "https://acme.my.salesforce.com"),
        ("HTTPS://Acme--Dev.Sandbox.my.salesforce.com", "https://acme--dev.sandbox.my.salesforce.com"),
        ("http://localhost:8765", "http://localhost:8765"),
        ("http://[::1]:8765/", "http://[::1]:8765"),
    ],
)
def test_login_url(tmp_path: Path, text: str, origin: str) -> None:
    """The login URL is an origin: https anywhere, http to this machine alone."""
    settings = Settings.read({}, {"SF_LOGIN_URL": text}, tmp_path)
    assert settings.login_url == origin
    assert not settings.practice


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("login.salesforce.com", "is not a URL"),
        ("ftp://login.salesforce.com", "is not a URL"),
        ("https://", "is not a URL"),
        ("http://login.salesforce.com", "a password goes over https"),
        ("https://login.salesforce.com/services/oauth2", "goes on after the host"),
        ("https://login.salesforce.com?un=me", "goes on after the host"),
        ("https://acme.lightning.force.com", ".my.salesforce.com"),
        ("https://acme.my.salesforce-setup.com", ".my.salesforce.com"),
        ("https://login.salesforce.com:99999", "valid host and port"),
        ("https://[broken", "valid host and port"),
    ],
)
def test_wrong_login_url(tmp_path: Path, text: str, words: str) -> None:
    """What is no origin to log in at is refused with the reason."""
    assert words in problem("--login-url", text, folder=tmp_path)


@pytest.mark.parametrize("text", ["https://me:hunter2@login.salesforce.com", "me:hunter2@login.salesforce.com"])
def test_password_in_login_url(tmp_path: Path, text: str) -> None:
    """A password in the login URL is refused and not repeated."""
    assert "hunter2" not in problem(folder=tmp_path, SF_LOGIN_URL=text)
