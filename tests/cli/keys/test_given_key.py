"""APP_CONSUMER_KEY: it must be a consumer key, and the app's."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from ...support.command import setupwalk
from .org_with_hidden_key import SHUT, Place

OTHER = "3MVG9.of_another_app"


@pytest.mark.parametrize("text", ["short", "3MVG9 with blanks", "3MVG9" + "a" * 300, "$KEY", "3MVG9/slash+plus"])
def test_not_a_key(tmp_path: Path, text: str) -> None:
    """What is no consumer key is told before a browser opens, with where it came from."""
    env = {"SF_LOGIN_URL": "https://login.salesforce.com", "SF_USERNAME": "a@b.example", "SF_PASSWORD": "secret123"}
    done = setupwalk("verify", folder=tmp_path, env=env | {"APP_CONSUMER_KEY": text})
    assert done.code == 3
    assert "APP_CONSUMER_KEY" in done.err
    assert "environment variable APP_CONSUMER_KEY" in done.err


@pytest.mark.parametrize("edition", ["G2", "G3"])
def test_another_apps_key(tmp_path: Path, pair: KeyPair, edition: str) -> None:
    """Where the org says another one, by the app's page or by the Metadata API, that is an error, and nothing is
    changed; a run that needs no key has no need to find out."""
    with PracticeOrg(edition=edition) as practice:
        place = Place(practice, tmp_path, pair)
        assert place.run("create").code == 0
        practice.org.log.clear()
        done = place.run("create", APP_CONSUMER_KEY=OTHER, APP_DESCRIPTION="new")
        assert done.code in (1, 3), done.err
        assert "APP_CONSUMER_KEY (from environment variable APP_CONSUMER_KEY) is not the consumer key" in done.err
        assert place.app.consumer_key in done.err
        assert done.out == ""


def test_app_that_is_not_there(tmp_path: Path, pair: KeyPair) -> None:
    """No app is made where somebody has named the key of one: it would get another."""
    with PracticeOrg(edition="G3") as practice:
        place = Place(practice, tmp_path, pair)
        done = place.run("create", APP_CONSUMER_KEY=OTHER)
        assert done.code == 3, done.err
        assert "APP_CONSUMER_KEY" in done.err
        assert practice.org.log.writes == []


def test_key_that_was_replaced(tmp_path: Path, pair: KeyPair) -> None:
    """A key that was only remembered, and that the org knows no more, is asked for anew, and then remembered."""
    with PracticeOrg(edition="G3", dialect=SHUT) as practice:
        place = Place(practice, tmp_path, pair)
        code, kept = place.code(), tmp_path / "kept"
        assert place.run("create", at=kept, **code).code == 0
        old, place.app.consumer_key = place.app.consumer_key, "3MVG9.replaced_in_Setup"
        done = place.run("verify", at=kept, **code)
        assert (done.code, done.out.splitlines()[0]) == (0, "3MVG9.replaced_in_Setup"), done.err
        state = (kept / ".setupwalk" / "state.json").read_text()
        assert (old in state, "3MVG9.replaced_in_Setup" in state) == (False, True)
