"""The commands of a night as processes: plan and apply, delete, verify, rotate, and what they leave."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from .nights import app_in
from .one_night import Night, Walked

pytestmark = pytest.mark.whole


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
    assert (printed["differs"], printed["exit_code"]) == (11, 2)
    assert json.loads((folder / "results.json").read_text(encoding="utf-8")) == printed
