"""`setupwalk capture`: a folder that tells how each screen is made, and nothing of whose it is."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers, State

from ...practice_org.factory import connected_app
from ...support.command import Done, setupwalk

OFFICIAL = {"Platform"}
"""An app's name that is a word of Setup's own too: "Platform Tools"."""


def _capture(org: PracticeOrg, folder: Path, *more: str) -> Done:
    env = {"SF_LOGIN_URL": org.url, "SF_USERNAME": ADMIN, "SF_PASSWORD": PASSWORD, "APP_NAME": "Own Secret Courier"}
    return setupwalk("capture", "--json", "--to", "kept", *more, folder=folder, env=env)


def _private(state: State) -> Iterator[str]:
    """Everything that is the org's own: names, hosts, ids, keys, texts."""
    yield from (ADMIN, INTEGRATION, PASSWORD, state.org_id[:15], state.org_name, state.instance_name, "localhost")
    for app in state.connected_apps:
        yield from (app.name, app.api_name, app.contact_email, app.consumer_key, app.consumer_secret, app.description)
        yield from (*app.callback_urls, app.id, app.application_id, app.consumer_id, app.info_url, app.contact_phone)
    for user in state.users:
        yield from (user.username, user.name, user.email, user.id[:15])
    for profile in state.profiles:
        yield from (profile.name, profile.id)
    for found in state.permission_sets:
        yield from (found.label, found.api_name, found.id)
    for item in state.menu_items:
        yield from (item.name, item.developer_name, item.description)


@pytest.fixture
def org() -> Iterator[PracticeOrg]:
    """An org with an app that shows all that such a page can show, approved for somebody."""
    with PracticeOrg() as practice:
        connected_app(practice.org, name="Own Secret Courier", api_name="Own_Secret_Courier")
        (app,) = [app for app in practice.org.state.connected_apps if app.name == "Own Secret Courier"]
        app.info_url = "https://secret-courier.example/info"
        app.contact_phone = "+49 30 1234567"
        app.description = "Carries the crown jewels"
        app.permitted_users = PermittedUsers.ADMIN_APPROVED
        app.profiles = [practice.org.state.profiles[3].id]
        app.permission_sets = [practice.org.state.permission_sets[2].id]
        yield practice


def test_nothing_of_the_org(org: PracticeOrg, tmp_path: Path) -> None:
    """Every screen is in it; no name, host, id, address, key or text of the org is, and the org saw no write."""
    done = _capture(org, tmp_path)
    assert done.code == 0, done.err
    assert org.org.log.writes == []
    screens = {kept["screen"] for kept in done.facts["screens"] if kept["arrived"]}
    assert {"Login", "App Manager", "New Connected App", "Connected App Edit", "Permission Sets"} <= screens
    assert len(screens) >= 11, done.facts
    assert done.facts["schema"] == 1
    files = list((tmp_path / "kept").iterdir())
    numbers = sorted(int(file.name[:2]) for file in files if file.suffix == ".json" and file.name != "capture.json")
    assert numbers == list(range(1, len(done.facts["screens"]) + 1))
    snapshots = [
        json.loads(file.read_text("utf-8")) for file in files if file.name[:2].isdigit() and file.suffix == ".json"
    ]
    assert max(frame["born"] for one in snapshots for frame in one["frames"]) < 10
    assert len(files) > 15
    assert {oct(file.stat().st_mode & 0o777) for file in files} == {"0o600"}
    private = {text for text in _private(org.org.state) if len(text) > 3} - OFFICIAL
    assert len(private) > 200
    for file in files:
        content = file.read_text(encoding="utf-8")
        words = content if file.suffix == ".json" else re.sub(r"<style>.*?</style>", "", content, flags=re.DOTALL)
        found = {text for text in private if re.search(rf"(?<!\w){re.escape(text)}(?!\w)", words)}
        assert found == set(), file.name


def test_labels_stay(org: PracticeOrg, tmp_path: Path) -> None:
    """What Setup itself says is there as it is, so that a screen can be known by it; values have their shape alone."""
    assert _capture(org, tmp_path).code == 0
    manifest = json.loads((tmp_path / "kept" / "capture.json").read_text(encoding="utf-8"))
    (page,) = [kept for kept in manifest["screens"] if kept["screen"] == "Connected App"]
    text = (tmp_path / "kept" / page["documents"][-1]["file"]).read_text(encoding="utf-8")
    for label in ("API Name", "Contact Email", "Selected OAuth Scopes", 'value="Manage"', "consumerKeySection"):
        assert label in text
    assert "Xxx_Xxxxxx_Xxxxxxx" in text
    assert "<script" not in text
    snapshot = json.loads((tmp_path / "kept" / page["snapshot"]).read_text(encoding="utf-8"))
    assert snapshot["screen"] == "ConnectedAppDetail"
    assert any("Manage" in one.get("names", ()) for frame in snapshot["frames"] for one in frame["controls"])
    assert all(one["address"].startswith("https://org.example/") for one in page["documents"])


def test_why_something_was_not_visited(org: PracticeOrg, tmp_path: Path) -> None:
    """Each screen that is left out is named with the reason, in the object and in the folder's list."""
    (app,) = [app for app in org.org.state.connected_apps if app.name == "Own Secret Courier"]
    app.permitted_users = PermittedUsers.SELF_AUTHORIZE
    done = _capture(org, tmp_path)
    why = "the app that was looked at is open to all users, and shows no such list"
    lists = ["Application Profile Assignment", "Application Permission Set Assignment"]
    assert done.facts["not_visited"] == [f"{name}: {why}" for name in lists]
    manifest = json.loads((tmp_path / "kept" / "capture.json").read_text(encoding="utf-8"))
    assert manifest["not_visited"] == done.facts["not_visited"]


def test_folder_that_is_full(org: PracticeOrg, tmp_path: Path) -> None:
    """It never writes among other files: exit code 3, and nothing is visited."""
    (tmp_path / "kept").mkdir()
    (tmp_path / "kept" / "mine.txt").write_text("x", encoding="utf-8")
    done = _capture(org, tmp_path)
    assert done.code == 3
    assert "is not empty" in done.facts["error"]["cause"]
    assert org.org.log.entries == []
