"""The commands of a night as processes: plan and apply, undo, delete, verify, rotate, two at once, trying again."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pytest

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, MenuItem, RefreshTokenPolicy, State

from ..support.command import Done, env_of, setupwalk
from .nights import app_in
from .shapes import check_results

pytestmark = pytest.mark.whole

Walked = Callable[[Flow], State]
NOT_VALUES = {"modified"}


class Night:
    """Runs commands in one folder against one org."""

    def __init__(self, practice: PracticeOrg, folder: Path, pair: KeyPair, **env: str) -> None:
        self.practice, self.folder = practice, folder
        named = {"APP_CERTIFICATE": str(pair.certificate), "APP_PRIVATE_KEY": str(pair.private_key)}
        self.env = env_of(practice) | named | env

    def run(self, *args: str, **env: str) -> Done:
        """One command; what is printed as JSON is as the schema says."""
        done = setupwalk(*args, folder=self.folder, env=self.env | env, seconds=300)
        if "--json" in args and done.out:
            check_results(done.facts)
        return done

    @property
    def writes(self) -> int:
        """How often Setup data was changed."""
        return len(self.practice.org.log.writes)


def values(app: ConnectedApp) -> dict[str, Any]:
    """Everything that the org keeps of an app, without the time of its last change."""
    return {name: value for name, value in asdict(copy.deepcopy(app)).items() if name not in NOT_VALUES}


@pytest.mark.sample
def test_plan_and_apply(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """A plan ends with 2 and names the field; applied it repairs; once the org has changed it is refused unapplied."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        night, app = Night(practice, tmp_path, pair), app_in(practice)
        app.session_timeout_minutes = 120
        planned = night.run("plan", "--out", "night.json")
        assert (planned.code, night.writes) == (2, 0), planned.err
        assert "~ step 14  Session timeout\n      Timeout Value: 2 hours -> 15 minutes" in planned.out
        applied = night.run("create", "--plan", "night.json")
        assert (applied.code, night.writes, app.session_timeout_minutes) == (0, 1, 15), applied.err
        again = night.run("plan", "--json")
        assert (again.code, again.facts["differs"], night.writes) == (0, 0, 1)
        outdated = night.run("create", "--plan", "night.json")
        assert (outdated.code, night.writes) == (3, 1)
        assert "the org has changed in Timeout Value" in outdated.err


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
    assert "made anew" in refused.err
    app.consumer_key = key
    undone = night.run("undo", made.facts["run"], "--yes")
    assert (undone.code, practice.org.app_by_name("Walked App")) == (0, None), undone.err
    assert 'made the permission set "Pipeline Users"; it stays' in undone.err


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


def test_delete(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """Delete asks and without anybody to ask refuses; told to, it says what will stop, deletes, and proves it."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        night, key = Night(practice, tmp_path, pair), app_in(practice).consumer_key
        refused = night.run("delete")
        assert (refused.code, night.writes) == (3, 0)
        assert "--yes" in refused.err
        deleted = night.run("delete", "--yes", "--json")
        assert (deleted.code, practice.org.app_by_name("Walked App")) == (0, None), deleted.err
        assert f"ends every login with consumer key {key}" in deleted.err
        assert "pre-authorized now: System Administrator, Pipeline Users" in deleted.err
        assert deleted.facts["proof"]["status"] == "proven"
        assert "client identifier invalid" in deleted.facts["proof"]["says"]
        again = night.run("delete", "--yes", "--json")
        assert (again.code, night.writes) == (0, 1)
        assert {step["status"] for step in again.facts["steps"][2:]} == {"already so"}


def test_verify(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """Verify logs in and writes nothing; what somebody broke in the org is mapped to its step; no app is told too."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        night, app = Night(practice, tmp_path, pair), app_in(practice)
        assert night.run("verify", "--json").facts["proof"]["status"] == "proven"
        app.profiles, app.permission_sets = [], []
        broken = night.run("verify", "--json")
        assert (broken.code, broken.facts["error"]["step"]) == (1, 17)
        practice.org.state.connected_apps.remove(app)
        missing = night.run("verify", "--json")
        assert (missing.code, night.writes) == (1, 0)
        assert "no such app in this org" in missing.facts["error"]["cause"]


def test_rotate(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """A rotation puts a new pair into the org and in place once it has logged in; the old key is refused from then."""
    keys = tmp_path / ".setupwalk"
    keys.mkdir()
    assert pair.private_key is not None
    for file in (pair.certificate, pair.private_key):
        (keys / file.name).write_bytes(file.read_bytes())
    (keys / "server.key").chmod(0o600)
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        night = Night(practice, tmp_path, pair, APP_CERTIFICATE="", APP_PRIVATE_KEY="")
        rotated = night.run("cert", "rotate", "--days", "400", "--json")
        assert (rotated.code, night.writes) == (0, 1), rotated.err
        assert (keys / "server.key").read_bytes() != pair.private_key.read_bytes()
        assert app_in(practice).certificate.split() == (keys / "server.crt").read_text(encoding="ascii").split()
        assert sorted(keys.glob("server.*")) == [keys / "server.crt", keys / "server.key"]
        assert not (keys / ".next").exists()
        assert night.run("verify").code == 0
        old = night.run(
            "verify", "--json", APP_CERTIFICATE=str(pair.certificate), APP_PRIVATE_KEY=str(pair.private_key)
        )
        assert (old.code, old.facts["error"]["step"]) == (1, 8)


@pytest.mark.sample
def test_two_at_once(tmp_path: Path, practice: PracticeOrg, pair: KeyPair) -> None:
    """Of two runs at one app the second waits, and finds everything done: one app, no save more than one run makes."""
    night = Night(practice, tmp_path, pair)
    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(lambda _: night.run("create", "--json"), range(2))
    assert (first.code, second.code) == (0, 0), first.err + second.err
    assert sum("waiting for its end" in done.err for done in (first, second)) == 1
    assert sum(app.name == "Walked App" for app in practice.org.state.connected_apps) == 1
    assert night.writes == 5
    assert first.facts["consumer_key"] == second.facts["consumer_key"]


def test_somebody_elses_app(tmp_path: Path, pair: KeyPair, walked: Walked) -> None:
    """An app of our name with another API name, which no run of ours has kept, is left alone, by plan and by create."""
    with PracticeOrg(state=walked(Flow.JWT)) as practice:
        app_in(practice).api_name = "Somebody_Elses"
        night = Night(practice, tmp_path, pair)
        for command in ("plan", "create"):
            refused = night.run(command, "--json")
            assert (refused.code, night.writes) == (3, 0)
            assert "its API name is Somebody_Elses, not Walked_App" in refused.facts["error"]["cause"]


def test_another_kind_of_app(tmp_path: Path, practice: PracticeOrg, pair: KeyPair) -> None:
    """A Lightning app of our name is another kind, and the app is made beside it; of a package's app we keep off."""
    now, items = practice.org.clock.now(), practice.org.state.menu_items
    night = Night(practice, tmp_path, pair)
    items.append(MenuItem("Walked App", "Walked_App", "", now, "Connected (Managed)", visible_in_lightning=True))
    refused = night.run("create", "--json")
    assert (refused.code, night.writes) == (3, 0)
    assert "an app of a managed package" in refused.facts["error"]["cause"]
    items[-1] = MenuItem("Walked App", "Walked_App", "", now, "Lightning", visible_in_lightning=True)
    made = night.run("create", "--json")
    assert made.code == 0, made.err
    assert app_in(practice).consumer_key == made.facts["consumer_key"]


@pytest.mark.parametrize("fault", ["unavailable", "error-500", "session-expired"])
def test_tried_again(tmp_path: Path, practice: PracticeOrg, pair: KeyPair, fault: str) -> None:
    """What the environment does before anything is saved is tried again, with a word on it, and then succeeds."""
    practice.faults.arm(fault, at="app-form", times=1)
    done = Night(practice, tmp_path, pair).run("create", "--json")
    assert (done.code, done.facts["tries"]) == (0, 2), done.err
    assert "nothing was saved yet, so it is tried again in 1 s" in done.err
    assert sum(app.name == "Walked App" for app in practice.org.state.connected_apps) == 1


def test_not_tried_again_after_a_save(tmp_path: Path, practice: PracticeOrg, pair: KeyPair) -> None:
    """Once something may have been saved nothing is tried again by itself; the next run looks first, and goes on."""
    practice.faults.arm("unavailable", at="edit-policies", times=1)
    night = Night(practice, tmp_path, pair)
    failed = night.run("create", "--json")
    assert (failed.code, failed.facts["tries"], failed.facts["error"]["class"]) == (6, 1, "environment")
    assert (failed.facts["error"]["step"], night.writes) == (12, 1)
    again = night.run("create", "--json")
    assert (again.code, night.writes) == (0, 5), again.err
    statuses = {step["number"]: step["status"] for step in again.facts["steps"]}
    assert {statuses[number] for number in range(3, 11)} == {"already so"}


def test_results_on_disk(tmp_path: Path, practice: PracticeOrg, pair: KeyPair) -> None:
    """A run without evidence leaves the journal and the reports alone; results.json is what --json printed."""
    done = Night(practice, tmp_path, pair).run("plan", "--json", "--evidence", "none")
    folder = Path(done.facts["run"])
    assert sorted(path.name for path in folder.iterdir()) == [
        "journal.jsonl",
        "junit.xml",
        "report.html",
        "results.json",
    ]
    printed = done.facts
    assert printed.pop("differs") == 11
    # The process ends with 2, since something differs; the run itself has gone well.
    assert json.loads((folder / "results.json").read_text(encoding="utf-8")) == printed | {"exit_code": 0}
