"""What is deleted is named once: a name and an API name that belong to two apps delete neither."""

from __future__ import annotations

from pathlib import Path

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from tests.command import setupwalk


def test_name_and_api_name_of_two_apps(practice: PracticeOrg, tmp_path: Path) -> None:
    """An API name from `.env` and a name from a flag that are not of one app: exit 3, both places, and all stays."""
    one, two = practice.org.state.connected_apps[:2]
    before = {app.name for app in practice.org.state.connected_apps}
    (tmp_path / ".env").write_text(f"APP_API_NAME={one.api_name}\n", encoding="utf-8")
    env = {"SF_LOGIN_URL": practice.url, "SF_USERNAME": ADMIN, "SF_PASSWORD": PASSWORD}
    done = setupwalk("delete", "--yes", "--app-name", two.name, folder=tmp_path, env=env)
    assert done.code == 3, done.err
    assert f'"{one.name}", not "{two.name}"; nothing was deleted' in done.err
    assert "--app-name" in done.err
    assert ".env line 1" in done.err
    assert {app.name for app in practice.org.state.connected_apps} == before
