"""Settings: precedence, origins, lists, and wrong values."""

from __future__ import annotations

import argparse
from contextlib import suppress
from pathlib import Path

import pytest

from automation.cli.flags import add_flags, group
from automation.engine.step import Flow
from automation.errors import SettingsError
from automation.settings.loader import Settings
from automation.settings.table import GROUPS, SETTINGS
from automation.settings.types import Setting, Ui

FILE = "APP_CONTACT_EMAIL=file@x.example\n"
ENVIRON = {"APP_CONTACT_EMAIL": "env@x.example"}


def parse(*arguments: str) -> argparse.Namespace:
    """The namespace of a parser that has all flags."""
    parser = argparse.ArgumentParser()
    add_flags(parser, ())
    return parser.parse_args(arguments)


def dotenv(folder: Path, text: str) -> Path:
    """A folder with a `.env` of that text."""
    (folder / ".env").write_bytes(text.encode())
    return folder


def problem(*arguments: str, folder: Path, **environ: str) -> str:
    """The message of the refusal."""
    with pytest.raises(SettingsError) as caught:
        Settings.read(parse(*arguments), environ, folder)
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
    assert secret == ["SF_PASSWORD", "APP_CERTIFICATE", "APP_PRIVATE_KEY"]
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
        ("https://acme.my.salesforce.com.", "https://acme.my.salesforce.com"),
        ("https://acme.my.salesforce.com:", "https://acme.my.salesforce.com"),
        ("https://b\u00fccher.example", "https://xn--bcher-kva.example"),
        ("https://acme\u3002my.salesforce.com", "https://acme.my.salesforce.com"),
        ("https://[FE80:0:0:0:0:0:0:1]:8443", "https://[fe80::1]:8443"),
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
        ("https://acme.my.salesforce.com:0", "valid host and port"),
        ("https://acme.lightning.force.com.", ".my.salesforce.com"),
        (r"https://acme.example\.my.salesforce.com", "valid host and port"),
        ("https://acme my.salesforce.com", "valid host and port"),
        ("https://%61cme.my.salesforce.com", "valid host and port"),
        ("https://acme.my.salesforce.com;", "valid host and port"),
        ("https://acme.my.salesforce.com'", "valid host and port"),
        ("https://acme_my.salesforce.com", "valid host and port"),
        ("https://-acme.my.salesforce.com", "valid host and port"),
        ("https://acme..my.salesforce.com", "valid host and port"),
        ("https://" + "a" * 64 + ".my.salesforce.com", "valid host and port"),
        ("https://" + "a.b" * 90 + ".com", "valid host and port"),
        ("https://256.256.256.256", "valid host and port"),
        ("https://0x7f.1", "valid host and port"),
        ("https://[fe80::1%25eth0]", "valid host and port"),
    ],
)
def test_wrong_login_url(tmp_path: Path, text: str, words: str) -> None:
    """What is no origin to log in at is refused with the reason."""
    assert words in problem("--login-url", text, folder=tmp_path)


@pytest.mark.parametrize("text", ["https://me:hunter2@login.salesforce.com", "me:hunter2@login.salesforce.com"])
def test_password_in_login_url(tmp_path: Path, text: str) -> None:
    """A password in the login URL is refused and not repeated."""
    assert "hunter2" not in problem(folder=tmp_path, SF_LOGIN_URL=text)


# values as shells, CI systems and Windows hand them over


@pytest.mark.parametrize("around", ["{}\n", "{}\r\n", " {} ", "\ufeff{}", "\u00a0{}\u200b"])
def test_around_a_value(tmp_path: Path, around: str) -> None:
    """Line breaks at the end, blanks of any kind and signs that are not seen are no part of a value."""
    environ = {"APP_NAME": "My App", "SF_USERNAME": "me@x.example", "APP_PROFILES": "A, B", "APP_REFRESH_DAYS": "30"}
    settings = Settings.read({}, {name: around.format(value) for name, value in environ.items()}, tmp_path)
    assert (settings.app_name, settings.username, settings.refresh_days) == ("My App", "me@x.example", 30)
    assert settings.profiles == ("A", "B")


def test_around_a_password(tmp_path: Path) -> None:
    """Of a password only the line break at its end goes; what else is probably none of it is told, without it."""
    for text, doubts in (("hunter2\r\n", 0), (" hunter2", 0), ("hunter2\u00a0", 1), ("'hunter2'", 1)):
        settings = Settings.read({}, {"SF_PASSWORD": text}, tmp_path)
        assert settings.password_value is not None
        assert settings.password_value.reveal() == text.rstrip("\r\n")
        assert len(settings.warnings) == doubts
        assert "hunter2" not in str(settings.warnings)


@pytest.mark.parametrize(
    ("name", "text", "words"),
    [
        ("APP_NAME", '"My App"', "stands in quotes"),
        ("APP_NAME", "\u201cMy App\u201d", "stands in quotes"),
        ("APP_NAME", "My\tApp", "U+0009"),
        ("APP_NAME", "My\x1b[31mApp", "U+001B"),
        ("APP_NAME", "My\u202eApp", "U+202E"),
        ("APP_NAME", "My\u200bApp", "U+200B"),
        ("APP_NAME", "B\udcfcro", "is not UTF-8"),
        ("APP_NAME", "one\ntwo", "spans several lines"),
        ("SF_PASSWORD", "B\udcfcro", "is not UTF-8"),
        ("SF_USERNAME", "admin", "is not a username"),
        ("SF_USERNAME", "j\u00f6rg@x.example", "is not a username"),
        ("SF_USERNAME", "a b@x.example", "is not a username"),
        ("SF_USERNAME", "admin@x", "is not a username"),
        ("APP_JWT_USERNAME", "admin", "is not a username"),
        ("APP_PROFILES", ",", "holds no name"),
        ("APP_PROFILES", "A,,B", "has an empty name in it"),
        ("APP_PROFILES", "A,\u201cB\u201d", "leave its quotes away"),
        ("APP_PERMISSION_SETS", "A,B\x07", "U+0007"),
        ("SETUPWALK_WAIT_MINUTES", "-1", "are not between 0 and 1440"),
        ("SETUPWALK_WAIT_MINUTES", "99999", "are not between 0 and 1440"),
        ("SETUPWALK_RUNS", "~nobody-has-this-name/x", "home folder of a user who is not known"),
        ("SETUPWALK_RUNS", "x" * 5000, "is too long"),
        ("CHROME_BIN", "y/" * 3000, "is too long"),
        ("CHROME_BIN", "a\0b", "U+0000"),
    ],
)
def test_text_that_cannot_be_meant(tmp_path: Path, name: str, text: str, words: str) -> None:
    """What no setting can mean is refused with its origin."""
    message = problem(folder=tmp_path, **{name: text})
    assert words in message
    assert message.endswith(f"(from environment variable {name})")


@pytest.mark.parametrize("setting", [setting for setting in SETTINGS if setting.variable != "SF_PASSWORD"])
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
