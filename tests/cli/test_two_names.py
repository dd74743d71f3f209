"""A name and an API name that belong to two apps: neither is deleted, renamed, or given a certificate."""

from __future__ import annotations

from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg

from ..support.command import CALLED, env_of, setupwalk


def test_name_and_api_name_of_two_apps(practice: PracticeOrg, tmp_path: Path) -> None:
    """An API name from `.env` and a name from a flag that are not of one app: exit 3, both places, and all stays."""
    one, two = practice.org.state.connected_apps[:2]
    before = {app.name for app in practice.org.state.connected_apps}
    (tmp_path / ".env").write_text(f"APP_API_NAME={one.api_name}\n", encoding="utf-8")
    done = setupwalk("delete", "--yes", "--app-name", two.name, folder=tmp_path, env=env_of(practice))
    assert done.code == 3, done.err
    assert f'"{one.name}", not "{two.name}"; nothing was deleted' in done.err
    assert "--app-name" in done.err
    assert ".env line 1" in done.err
    assert {app.name for app in practice.org.state.connected_apps} == before


@pytest.mark.parametrize("ui", ["lightning", "classic"])
@pytest.mark.parametrize("command", [["create"], ["plan"], ["cert", "rotate"]], ids=" ".join)
def test_neither_is_changed(practice: PracticeOrg, tmp_path: Path, command: list[str], ui: str) -> None:
    """The app of the API name is not renamed to another app's name: exit 3 before the first write, both are named."""
    one, two = practice.org.state.connected_apps[:2]
    before = repr(practice.org.state)
    env = env_of(practice) | {"APP_API_NAME": one.api_name}
    done = setupwalk(*command, "--app-name", two.name, "--ui", ui, folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert f'API name {one.api_name} is called "{one.name}", and "{two.name}" is another app' in done.err
    assert "APP_API_NAME" in done.err
    assert repr(practice.org.state) == before


@pytest.mark.parametrize("command", ["create", "plan"])
def test_an_app_that_nobody_named(practice: PracticeOrg, tmp_path: Path, command: str) -> None:
    """The API name that is made from a name may be another app's, called otherwise: it is not taken over, renamed or
    given a certificate, unless its API name is given."""
    one = practice.org.state.connected_apps[0]
    assert " " in one.name
    meant, before, env = one.name.replace(" ", "-"), repr(practice.org.state), env_of(practice)
    done = setupwalk(command, "--app-name", meant, folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert f'an app called "{one.name}" whose API name, {one.api_name}' in done.err
    assert f"--api-name {one.api_name}" in done.err
    assert repr(practice.org.state) == before
    done = setupwalk("plan", "--app-name", meant, "--api-name", one.api_name, folder=tmp_path, env=env)
    assert done.code == 2, done.err


def test_renamed_to_a_free_name(practice: PracticeOrg, tmp_path: Path) -> None:
    """A name that no app has is given to the app of that API name."""
    one = practice.org.state.connected_apps[0]
    env = env_of(practice) | {"APP_API_NAME": one.api_name}
    done = setupwalk("plan", "--app-name", "Nobody's Yet", folder=tmp_path, env=env)
    assert done.code == 2, done.err
    assert f'"{one.name}"' in done.err or one.name in done.out


def test_advice_for_an_app_that_is_not_there(practice: PracticeOrg, tmp_path: Path) -> None:
    """A rotation for an app of a flag that the org does not have advises to make that app, not the one of `.env`."""
    (tmp_path / ".env").write_text("APP_NAME=Another App\n", encoding="utf-8")
    env = env_of(practice)
    del env["APP_NAME"]
    done = setupwalk("cert", "rotate", "--app-name", "Not There", "--json", folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert done.facts["error"]["hint"] == f"make it: {CALLED} create --app-name 'Not There'"
