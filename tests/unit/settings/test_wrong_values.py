"""Wrong values are refused all at once with their origins; what stands around a value is no part of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.settings.loader import Settings

from .reading import dotenv, problem


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


@pytest.mark.parametrize("flag", ["--expect-org", "--target-org"])
def test_an_org_that_nobody_has_named(tmp_path: Path, flag: str) -> None:
    """A shell's variable without a value, given as the org that is meant, is no leave to go to any other."""
    assert f"it is empty (from {flag})" in problem(flag, "", folder=tmp_path)


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
        ("APP_NAME", '"My App"', "is in quotes"),
        ("APP_NAME", "\u201cMy App\u201d", "is in quotes"),
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
        ("APP_PROFILES", "A,\u201cB\u201d", "remove its quotes"),
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
