"""The wanted connected app: what it is made of, and what is refused before a browser opens."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import pytest

from automation.app.validation import api_name_problem
from automation.cli.flags import add_flags
from automation.engine.step import Flow
from automation.errors import SETTINGS, SettingsError
from automation.settings.desired_app import desired_app
from automation.settings.loader import Settings
from automation.settings.table import SESSION_MINUTES

REAL = {
    "SF_LOGIN_URL": "https://acme.my.salesforce.com",
    "APP_CONTACT_EMAIL": "admin@acme.example",
    "APP_PROFILES": "System Administrator",
}


def settings(*arguments: str, **environ: str) -> Settings:
    """Settings from flags and variables, without a `.env`."""
    parser = argparse.ArgumentParser()
    add_flags(parser, ())
    return Settings.read(parser.parse_args(arguments), environ, Path("no such folder"))


def problems(read: Settings, flow: Flow | None = None) -> list[str]:
    """The lines of the refusal."""
    with pytest.raises(SettingsError) as caught:
        desired_app(read, flow)
    assert caught.value.kind is SETTINGS
    return str(caught.value).splitlines()


def test_practice_needs_nothing() -> None:
    """Against the practice org an app can be wanted with no setting at all, as the guide describes it."""
    app = desired_app(settings())
    assert app.name
    assert not api_name_problem(app.api_name)
    assert app.texts["contact_email"] == "admin@practice.example"
    assert app.scopes == ("api", "web", "refresh_token")
    assert app.callback_url == "http://localhost:1717/OauthRedirect"
    assert (app.session_minutes, app.flow) == (15, Flow.JWT)
    assert app.refresh_policy == "Expire refresh token after 90 Day(s)"
    assert (app.profiles, app.permission_sets) == (("System Administrator",), ("Salesforce CLI Users",))


def test_real_org_has_no_defaults_of_the_practice_org() -> None:
    """Against a real org nobody's address is invented and nobody is let in unasked."""
    lines = problems(settings(SF_LOGIN_URL="https://acme.my.salesforce.com"))
    assert len(lines) == 2
    assert lines[0].startswith("APP_CONTACT_EMAIL: the org needs a contact e-mail")
    assert lines[1].startswith("APP_PROFILES, APP_PERMISSION_SETS: nobody could log in")


@pytest.mark.parametrize("variable", ["APP_PROFILES", "APP_PERMISSION_SETS"])
def test_one_kind_of_pre_authorization_is_enough(variable: str) -> None:
    """A jwt app for a real org needs a profile or a permission set, not both."""
    environ = {**REAL, "APP_PROFILES": "", variable: "Sales"}
    app = desired_app(settings(**environ))
    assert (*app.profiles, *app.permission_sets) == ("Sales",)


def test_web_flow_needs_nobody() -> None:
    """A web app lets everybody authorize by themselves, so that nobody need be named."""
    app = desired_app(settings(**REAL | {"APP_PROFILES": ""}), Flow.WEB)
    assert app.flow is Flow.WEB
    assert app.profiles == ()


def test_flow_of_the_settings() -> None:
    """Without a flow of its own the call takes the one of the settings."""
    assert desired_app(settings(APP_FLOW="web")).flow is Flow.WEB
    assert desired_app(settings(APP_FLOW="web"), Flow.JWT).flow is Flow.JWT


def test_nobody_in_practice_when_said_so() -> None:
    """An empty list that somebody gave is no reason for a default, also in practice."""
    lines = problems(settings("--profile", "", "--permission-set", ""))
    assert lines[0].startswith("APP_PROFILES, APP_PERMISSION_SETS")


def test_all_problems_at_once() -> None:
    """Everything that is wrong is named in one refusal, each with its variable and where the value came from."""
    arguments = ["--refresh-days", "91", "--session-minutes", "20", "--info-url", "acme.example"]
    read = settings(*arguments, **REAL, APP_CALLBACK_PORT="0", APP_API_NAME="9lives")
    assert problems(read) == [
        "APP_API_NAME: '9lives' does not begin with a letter (from environment variable APP_API_NAME)",
        "APP_INFO_URL: 'acme.example' is not a URL that begins with http:// or https:// and a host (from --info-url)",
        "APP_CALLBACK_PORT: 0 is not a port, 1 to 65535 (from environment variable APP_CALLBACK_PORT)",
        "APP_REFRESH_DAYS: 91 days are not between 1 and 90 (from --refresh-days)",
        "APP_SESSION_MINUTES: 20 minutes are not a choice of the org: 15, 30, 60, 120, 240, 480, 720, 1440"
        " (from --session-minutes)",
    ]


@pytest.mark.parametrize(
    ("variable", "name", "good", "bad"),
    [
        ("APP_CALLBACK_PORT", "callback_port", ["1", "80", "65535"], ["0", "-1", "65536"]),
        ("APP_REFRESH_DAYS", "refresh_days", ["1", "90"], ["0", "91", "-5"]),
        ("APP_SESSION_MINUTES", "session_minutes", [*map(str, SESSION_MINUTES)], ["0", "45", "1441"]),
    ],
)
def test_numbers(variable: str, name: str, good: list[str], bad: list[str]) -> None:
    """The edges of each range are in, and what lies beyond is refused by name."""
    for text in good:
        read = settings(**{variable: text})
        desired_app(read)
        assert getattr(read, name) == int(text)
    for text in bad:
        assert problems(settings(**{variable: text}))[0].startswith(f"{variable}: {text}")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--app-name", ""], "the name is empty"),
        (["--app-name", "x" * 81], "81 characters, more than 80"),
        (["--app-name", "日本語"], "no API name can be made"),
        (["--contact-email", "admin"], "is not an e-mail address"),
    ],
)
def test_refused(arguments: list[str], words: str) -> None:
    """One wrong setting is one line."""
    (line,) = problems(settings(*arguments))
    assert words in line
    assert line.endswith(f"(from {arguments[0]})") or "contact e-mail" in line


def test_name_of_80_characters() -> None:
    """A name may have 80 characters, and so has the API name made from it."""
    app = desired_app(settings("--app-name", "x" * 80))
    assert app.api_name == "x" * 80


def test_name_in_another_script_with_an_api_name() -> None:
    """A name of which no API name can be made is fine with one that is given."""
    app = desired_app(settings("--app-name", "日本語", "--api-name", "Japanese"))
    assert (app.name, app.api_name) == ("日本語", "Japanese")


def test_names_collapse() -> None:
    """A profile named twice is meant once, whatever its case; order and first spelling stay."""
    environ: dict[str, Any] = {"APP_PROFILES": "Sales,Read Only,SALES,Read Only", "APP_PERMISSION_SETS": "A,a,B"}
    app = desired_app(settings(**environ))
    assert (app.profiles, app.permission_sets) == (("Sales", "Read Only"), ("A", "B"))
