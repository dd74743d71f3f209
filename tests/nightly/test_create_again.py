"""Create beside others: two runs at once, apps of the same name, and what is tried again."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from automation.engine.step import Flow
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import MenuItem

from .nights import app_in
from .one_night import Night, Walked

pytestmark = pytest.mark.whole


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
