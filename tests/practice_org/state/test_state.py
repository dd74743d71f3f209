"""The org's life: its address, its stop, and what its state file keeps."""

from __future__ import annotations

import socket
import threading
import time
from pathlib import Path

import httpx
import pytest

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.state.org import Org

from ..site import EDIT_POLICIES, NEW, Site


def test_answers_as_soon_as_it_started() -> None:
    """When start() returns the org answers at its address, on loopback only."""
    with PracticeOrg() as practice:
        assert httpx.get(practice.url).status_code == 200
        assert practice.url == f"http://localhost:{practice.port}"


def test_stops_quickly_with_open_connections() -> None:
    """A kept-alive connection does not hold the stop up, and no thread stays behind."""
    practice = PracticeOrg()
    practice.start()
    with httpx.Client() as client:
        client.get(practice.url)
        begun = time.perf_counter()
        practice.stop()
        assert time.perf_counter() - begun < 0.5
    assert f"practice-org-{practice.port}" not in [thread.name for thread in threading.enumerate()]
    with pytest.raises(httpx.ConnectError):
        httpx.get(practice.url)


def test_starts_again_at_the_same_address() -> None:
    """A stopped org can be started again where it was, with its state; a second stop does no harm."""
    practice = PracticeOrg()
    practice.start()
    port = practice.port
    practice.stop()
    practice.stop()
    practice.start()
    try:
        assert practice.port == port
        assert httpx.get(practice.url).status_code == 200
    finally:
        practice.stop()


def test_taken_port_is_said() -> None:
    """A taken port is an OSError that names the port."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(OSError, match=f"port {port} of 127.0.0.1 is taken"):
            PracticeOrg(port=port).start()


def test_overlay_stands_before_the_templates(tmp_path: Path) -> None:
    """A file in the overlay folder replaces the page's template of that name, and only that."""
    (tmp_path / "shell").mkdir()
    (tmp_path / "shell" / "gone.html").write_text("renamed", encoding="utf-8")
    with PracticeOrg(templates=tmp_path) as practice:
        assert httpx.get(f"{practice.url}/nowhere").text == "renamed"
        assert "Log In" in httpx.get(practice.url).text


def test_state_file_keeps_what_was_saved(tmp_path: Path) -> None:
    """An app and its policies are there again after the org was started anew from its file; sessions are not."""
    file = tmp_path / "folder" / "org.json"
    site = Site(Org(file))
    app = site.made_app()
    site.save_policies(app)
    again = Org(file)
    assert again.app_by_name(app.name) == app
    assert again.session_user(site.http.cookies["sid"]) is None


def test_state_file_is_written_by_writes_only(tmp_path: Path) -> None:
    """Looking at pages writes no file; only a change of Setup data does."""
    file = tmp_path / "org.json"
    site = Site(Org(file))
    for path in (NEW, "/02u", "/lightning/setup/NavigationMenus/home", "/aura/appMenuItems"):
        site.get(path)
    assert not file.exists()
    site.made_app()
    assert file.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["org.json"]


def test_other_file_is_refused(tmp_path: Path) -> None:
    """A file that is no practice org's state is named, and left as it is."""
    file = tmp_path / "org.json"
    file.write_text('{"users": 1}', encoding="utf-8")
    with pytest.raises(ValueError, match="is not a practice org's state"):
        PracticeOrg(state_file=file)
    assert file.read_text(encoding="utf-8") == '{"users": 1}'


def test_gets_never_write() -> None:
    """No page that is only opened counts as a write, whatever it shows."""
    site = Site()
    app = site.made_app()
    site.org.log.clear()
    for path in (
        NEW,
        f"{NEW}?id={app.consumer_id}",
        f"{EDIT_POLICIES}?applicationId={app.application_id}",
        "/" + app.id,
    ):
        site.get(path)
    assert len(site.org.log.entries) == 4
    assert site.org.log.writes == []


def test_entry_for_every_request() -> None:
    """Also an address that leads nowhere is in the log, with its status."""
    site = Site(username="")
    site.get("/nowhere", secret=PASSWORD)
    (entry,) = site.org.log.entries
    assert (entry.method, entry.path, entry.status, entry.write) == ("GET", "/nowhere", 404, False)


def test_entry_names_the_user() -> None:
    """A Setup page's entry names who opened it."""
    site = Site()
    site.get(NEW)
    assert site.org.log.entries[-1].user == ADMIN
