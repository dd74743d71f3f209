"""Edition G4: creation of connected apps is off until the switch in the settings is on."""

from __future__ import annotations

from pathlib import Path

from fixtures.practice_org.pages.creation import REFUSED, SETTINGS_DATA
from fixtures.practice_org.shell.classic_tree import EXTERNAL_SETTINGS
from fixtures.practice_org.state.org import Org

from ..site import Site


def test_switch() -> None:
    """The button is greyed until the switch is on; turning it is a write, and the state keeps it."""
    site = Site(edition="G4")
    assert site.get(SETTINGS_DATA).json()["button"] == "greyed"
    assert site.http.post(SETTINGS_DATA, json={"allow": True}).json() == site.get(SETTINGS_DATA).json()
    assert site.get(SETTINGS_DATA).json()["button"] == ""
    assert site.org.state.creation_allowed
    assert site.org.log.writes_by_path() == {SETTINGS_DATA: 1}
    site.http.post(SETTINGS_DATA, json={"allow": False})
    assert site.get(SETTINGS_DATA).json()["button"] == "greyed"


def test_switch_is_kept(tmp_path: Path) -> None:
    """A state file remembers the switch."""
    file = tmp_path / "org.json"
    Site(Org(file), edition="G4").http.post(SETTINGS_DATA, json={"allow": True})
    assert Org(file).state.creation_allowed


def test_switch_refused() -> None:
    """Where only Support can turn it, the switch says so and stays off."""
    site = Site(edition="G4")
    site.org.faults.arm("creation-refused")
    answer = site.http.post(SETTINGS_DATA, json={"allow": True})
    assert (answer.status_code, answer.json()) == (409, {"message": REFUSED})
    refused = site.http.post(EXTERNAL_SETTINGS, data={"allow": "1"})
    assert REFUSED.replace("'", "&#39;") in refused.text
    assert not site.org.state.creation_allowed
    assert site.org.log.writes == []
