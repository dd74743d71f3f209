"""A rotation with a consumer key that only the setting APP_CONSUMER_KEY says: it may be another app's."""

from __future__ import annotations

import copy
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import State
from tests.nightly.nights import app_in

from ..cli.keys.org_with_hidden_key import SHUT
from ..cli.keys.org_with_hidden_key import Place as Mailbox
from .conftest import Walked
from .place import Place

pytestmark = pytest.mark.whole

OTHER = "3MVG9.of_the_other_app"


def with_another_app(state: State) -> State:
    """The same org, which has a second app with the same certificate."""
    other = copy.deepcopy(next(app for app in state.connected_apps if app.name == "Walked App"))
    other.id, other.application_id, other.consumer_id = (
        f"{one[:-3]}zzz" for one in (other.id, other.application_id, other.consumer_id)
    )
    other.name, other.api_name, other.consumer_key = "Other App", "Other_App", OTHER
    state.connected_apps.append(other)
    return state


@pytest.mark.sample
def test_another_apps_key(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """A login with the other app's key works and proves nothing: without a code nothing is uploaded, and with one the
    app's own key is named; both apps keep their certificates."""
    with PracticeOrg(state=with_another_app(walked()), edition="G3", dialect=SHUT) as practice:
        place = Place(practice, tmp_path, pair)
        before = [app.certificate for app in practice.org.state.connected_apps]
        refused = place.rotate("--days", "47", APP_CONSUMER_KEY=OTHER)
        assert refused.code == 4, refused.err
        said = f"{refused.facts['error']['cause']} {refused.facts['error']['hint']}"
        assert "APP_CONSUMER_KEY (from environment variable APP_CONSUMER_KEY) is set" in said
        assert "nothing was changed" in said
        assert "the key is remembered in this folder" in said
        wrong = place.rotate("--days", "47", APP_CONSUMER_KEY=OTHER, **Mailbox(practice, tmp_path, pair).code())
        assert wrong.code == 3, wrong.err
        assert "is not the consumer key of" in wrong.facts["error"]["cause"]
        assert practice.org.log.writes == []
        assert [app.certificate for app in practice.org.state.connected_apps] == before


def test_its_own_key(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """With a code it is shown to be the app's, once: the next rotation in this folder sends none."""
    with PracticeOrg(state=walked(), edition="G3", dialect=SHUT) as practice:
        place = Place(practice, tmp_path, pair)
        key = app_in(practice).consumer_key
        done = place.rotate("--days", "47", APP_CONSUMER_KEY=key, **Mailbox(practice, tmp_path, pair).code())
        assert done.code == 0, done.err
        mails = len(practice.org.mail)
        again = place.rotate("--days", "48", APP_CONSUMER_KEY=key)
        assert (again.code, len(practice.org.mail)) == (0, mails), again.err
