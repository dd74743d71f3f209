"""Undo as a process: what a run changed is as before, and what it made is gone."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import RefreshTokenPolicy

from .nights import app_in
from .one_night import Night, Walked, values

pytestmark = pytest.mark.whole


def test_undo_what_was_changed(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """A run changes an app in every chapter; undone, the org keeps what it kept before, to the last value."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        app = app_in(practice)
        app.refresh_policy, app.refresh_period = RefreshTokenPolicy.UNTIL_REVOKED, 0
        app.session_timeout_minutes = None
        app.scopes += ["full", "openid"]
        app.callback_urls = ["https://elsewhere.example/callback"]
        app.profiles.append(next(p.id for p in practice.org.state.profiles if p.id not in app.profiles))
        before = values(app)
        night = Night(practice, tmp_path, pair, APP_EXACT="yes", APP_DESCRIPTION="New words", APP_CONTACT_PHONE="+2")
        changed = night.run("create", "--json")
        assert changed.code == 0, changed.err
        after = values(app)
        assert {name for name in after if after[name] != before[name]} == {
            "refresh_policy",
            "refresh_period",
            "session_timeout_minutes",
            "scopes",
            "callback_urls",
            "profiles",
            "description",
            "contact_phone",
        }
        undone = night.run("undo", Path(changed.facts["run"]).name, "--json")
        assert undone.code == 0, undone.err
        assert {name: sorted(v) if isinstance(v, list) else v for name, v in values(app).items()} == {
            name: sorted(v) if isinstance(v, list) else v for name, v in before.items()
        }


@pytest.mark.sample
def test_undo_what_was_made(tmp_path: Path, practice: PracticeOrg, pair: KeyPair) -> None:
    """Undoing the run that made an app removes the app; of an app that was made anew since, undo keeps off."""
    night = Night(practice, tmp_path, pair)
    made = night.run("create", "--json")
    assert made.code == 0, made.err
    app = app_in(practice)
    app.consumer_key, key = app.consumer_key[::-1], app.consumer_key
    refused = night.run("undo", made.facts["run"], "--yes")
    assert (refused.code, practice.org.app_by_name("Walked App")) == (3, app)
    assert "was created again after that run" in refused.err
    app.consumer_key = key
    undone = night.run("undo", made.facts["run"], "--yes")
    assert (undone.code, practice.org.app_by_name("Walked App")) == (0, None), undone.err
    assert 'created the permission set "Pipeline Users"; it stays' in undone.err


@pytest.mark.sample
def test_classic(tmp_path: Path, pair: KeyPair) -> None:
    """In Classic too a changed value is restored, and the app that a run made is removed; then undo finds it gone."""
    with PracticeOrg(prefers="classic") as practice:
        night = Night(practice, tmp_path, pair, APP_DESCRIPTION='See "https://wiki.example/?token=abc" first')
        made = night.run("create", "--json")
        assert made.code == 0, made.err
        changed = night.run("create", "--json", "--session-minutes", "30")
        assert (changed.code, app_in(practice).session_timeout_minutes) == (0, 30), changed.err
        restored = night.run("undo", changed.facts["run"], "--yes")
        assert (restored.code, app_in(practice).session_timeout_minutes) == (0, 15), restored.err
        for _ in range(2):
            undone = night.run("undo", made.facts["run"], "--yes")
            assert (undone.code, practice.org.app_by_name("Walked App")) == (0, None), undone.err
