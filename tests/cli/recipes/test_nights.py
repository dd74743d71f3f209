"""Each recipe's own steps, run from an empty folder in orgs whose consumer key is behind a code."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..keys.org_with_hidden_key import SHUT, Place
from .night import NIGHTS
from .scheduler import Given, Scheduler

SAMPLE = {("github", "G4"), ("systemd", "G3")}
CASES = [
    pytest.param(name, edition, marks=() if (name, edition) in SAMPLE else pytest.mark.whole)
    for edition in ("G3", "G4")
    for name in NIGHTS
]


def given(practice: PracticeOrg, pair: KeyPair, **more: str) -> Given:
    """What the scheduler keeps for this org."""
    assert pair.private_key is not None
    settings = {
        "SF_LOGIN_URL": practice.url,
        "SF_USERNAME": ADMIN,
        "SETUPWALK_EXPECT_ORG": practice.org.state.org_id[:15],
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        **more,
    }
    return Given(settings, PASSWORD, pair.certificate.read_text(), pair.private_key.read_text())


@pytest.mark.parametrize(("name", "edition"), CASES)
def test_twice_from_an_empty_folder(tmp_path: Path, pair: KeyPair, name: str, edition: str) -> None:
    """In a production org that is named, the first night makes the app and proves it, the second finds nothing to do:
    both end with 0, in folders that were empty, without a code; the second without a write."""
    with PracticeOrg(edition=edition, kind="production") as practice:
        first = NIGHTS[name](Scheduler(tmp_path / "first", given(practice, pair)))
        assert first.code == 0, first.said
        app = practice.org.app_by_name("Setupwalk CLI Login")
        assert app is not None
        assert practice.org.log.grants("urn:ietf:params:oauth:grant-type:jwt-bearer")[-1].verdict == "ok"
        practice.org.log.clear()
        second = NIGHTS[name](Scheduler(tmp_path / "second", given(practice, pair)))
        assert second.code == 0, second.said
        assert practice.org.log.grants("urn:ietf:params:oauth:grant-type:jwt-bearer")[-1].verdict == "ok"
        assert (practice.org.log.writes, len(practice.org.mail)) == ([], 0)
        for night in (first, second):
            assert PASSWORD not in night.said
            assert "PRIVATE KEY" not in night.said


@pytest.mark.whole
@pytest.mark.parametrize("name", ["github", "cron"])
def test_with_the_key_given(tmp_path: Path, pair: KeyPair, name: str) -> None:
    """Where the Metadata API is shut, the key from APP_CONSUMER_KEY does the same for an app that is there."""
    with PracticeOrg(edition="G4", dialect=SHUT) as practice:
        place = Place(practice, tmp_path, pair)
        made = place.run("create", APP_NAME="Setupwalk CLI Login", APP_PERMISSION_SETS="", at=None, **place.code())
        assert made.code == 0, made.err
        app = practice.org.app_by_name("Setupwalk CLI Login")
        assert app is not None
        practice.org.log.clear()
        mails = place.asked
        here = Scheduler(tmp_path / "night", given(practice, pair, APP_CONSUMER_KEY=app.consumer_key))
        night = NIGHTS[name](here)
        assert night.code == 0, night.said
        assert (practice.org.log.writes, place.asked) == ([], mails)
        assert practice.org.log.grants("urn:ietf:params:oauth:grant-type:jwt-bearer")[-1].verdict == "ok"
