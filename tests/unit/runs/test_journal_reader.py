"""What undo knows of a run comes from its journal, also when a kill has cut the journal off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.runs.history import keys_by_app, made_here
from automation.runs.journal_events import VERSION
from automation.runs.journal_reader import PastRun
from automation.runs.plan_file import PlanFile

from ...support.journals import ABSENT, DOING_4, DOING_14, LEADING, MADE, NOTHING, RUN, journal


def test_made(tmp_path: Path) -> None:
    """A run made the app when its journal says so, after saying that the org had none; its key is in it too."""
    past = PastRun.read(journal(tmp_path, RUN, ABSENT, NOTHING, LEADING, DOING_4, MADE, tail='{"event": "sta'))
    assert (past.made, past.touched, past.app, past.consumer_key) == (True, {4}, "A", "3MVG9.key")


def test_ids_of_what_was_made(tmp_path: Path) -> None:
    """The ids of the app that was made are in the journal, also where its key was never told; else in the results."""
    ids = ["0Ci000000000001", "0H4000000000001"]
    told = MADE | {"consumer_key": "", "app_ids": ids}
    for name in "ab":
        (tmp_path / name).mkdir()
    past = PastRun.read(journal(tmp_path / "a", RUN, ABSENT, NOTHING, LEADING, DOING_4, MADE, told))
    assert (past.made, past.consumer_key, past.app_ids) == (True, "3MVG9.key", tuple(ids))
    folder = journal(tmp_path / "b", RUN, ABSENT, NOTHING, LEADING, DOING_4, MADE)
    (folder / "results.json").write_text(json.dumps({"app_ids": ids}), encoding="utf-8")
    assert PastRun.read(folder).app_ids == tuple(ids)


def test_a_given_key_tells_no_app(tmp_path: Path) -> None:
    """A key that only a setting said is no key that the run was told."""
    folder = journal(tmp_path, RUN, ABSENT, NOTHING, LEADING, DOING_4, MADE | {"consumer_key": ""})
    told = {"consumer_key": "3MVG9.given", "key_given": True, "org_id": "00D000000000001", "app_ids": ["0Ci1"]}
    (folder / "results.json").write_text(json.dumps(told), encoding="utf-8")
    assert PastRun.read(folder).consumer_key == ""
    assert keys_by_app(folder.parent, "00D000000000001") == {}
    assert not made_here(folder.parent, "00D000000000001", "3MVG9.given")
    assert made_here(folder.parent, "00D000000000001", "", ["0Ci1"])


@pytest.mark.parametrize(
    "events",
    [
        (RUN, NOTHING, LEADING, DOING_4),
        (RUN, ABSENT, NOTHING, LEADING, DOING_4),
        (RUN, NOTHING, LEADING, DOING_4, MADE),
        (RUN, MADE, ABSENT),
        (RUN, NOTHING | {"app": {"name": "A"}}, ABSENT, DOING_4, MADE),
        (RUN, ABSENT | {"api_name": "B"}, DOING_4, MADE),
        (RUN, ABSENT, DOING_4, MADE | {"api_name": "B"}),
    ],
)
def test_not_said_to_be_made(tmp_path: Path, events: tuple[dict[str, object], ...]) -> None:
    """Nothing is concluded from what a journal does not say: without both events, in this order, nothing is removed."""
    past = PastRun.read(journal(tmp_path, *events))
    assert not past.made


def test_older_journal(tmp_path: Path) -> None:
    """A journal of version 1 says nothing of who made the app: neither removal nor restoration follows from it."""
    past = PastRun.read(journal(tmp_path, RUN, NOTHING, LEADING, DOING_4))
    assert (past.version, past.made) == (1, False)
    with pytest.raises(SettingsError, match="is of an older setupwalk") as refused:
        past.check_restorable()
    assert "setupwalk delete" in refused.value.hint


def test_newer_journal(tmp_path: Path) -> None:
    """Nothing is undone by a journal whose events may mean something else."""
    with pytest.raises(SettingsError, match="is of a newer setupwalk"):
        PastRun.read(journal(tmp_path, RUN | {"version": VERSION + 1}, {"event": "stored", "app": []}))


@pytest.mark.parametrize("broken", ['{"event": "stored", "app": {"na', "[]", "3", '"text"', "\ufeff{}", "not json"])
def test_unreadable_line(tmp_path: Path, broken: str) -> None:
    """Only the last line may be cut off; before it, what cannot be read is an error that names the line."""
    text = "\n".join([json.dumps(RUN), broken, json.dumps(DOING_4), ""])
    (tmp_path / "journal.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match=r"journal\.jsonl, line 2 cannot be read"):
        PastRun.read(tmp_path)


@pytest.mark.parametrize(
    "event",
    [
        RUN | {"org": 3},
        RUN | {"flow": "device"},
        {name: value for name, value in RUN.items() if name != "app"},
        {"event": "doing", "step": "4", "changes": []},
        {"event": "doing", "step": 4, "changes": "all"},
        {"event": "doing", "step": 4, "changes": [{"what": "Contact Email"}]},
        NOTHING | {"app": []},
        NOTHING | {"app": {"name": None}},
        NOTHING | {"app": {"scopes": "api"}},
        NOTHING | {"policies": {"timeout": 15}},
        NOTHING | {"assigned": {"profiles": [1]}},
        {"event": "note", "text": {}},
        MADE | {"consumer_key": 1},
    ],
)
def test_facts_of_another_type(tmp_path: Path, event: dict[str, object]) -> None:
    """A journal that somebody has changed is refused with the line and the fact; it never ends in a traceback."""
    with pytest.raises(SettingsError, match="line 2 cannot be read"):
        PastRun.read(journal(tmp_path, RUN, event))


def test_two_keys(tmp_path: Path) -> None:
    """A results.json with another consumer key is of another run: nothing follows from the two."""
    journal(tmp_path, RUN, ABSENT, DOING_4, MADE)
    (tmp_path / "results.json").write_text('{"consumer_key": "3MVG9.other"}', encoding="utf-8")
    with pytest.raises(SettingsError, match="different consumer keys"):
        PastRun.read(tmp_path)


def test_removed(tmp_path: Path) -> None:
    """A run that removed the app is not undone by making one that only looks like it."""
    gone = {"event": "doing", "step": 4, "changes": [{"what": "Connected app", "old": "A", "new": "gone"}]}
    past = PastRun.read(journal(tmp_path, RUN, NOTHING | {"app": {"name": "A"}}, gone))
    with pytest.raises(SettingsError, match="cannot be brought back"):
        past.check_restorable()


def test_changed(tmp_path: Path) -> None:
    """Of a run that changed an app, the first values that were read are the old ones."""
    app, old, new = {"name": "A"}, {"timeout": "2 hours"}, {"timeout": "15 minutes"}
    stored = [NOTHING | {"app": app}, NOTHING | {"app": app, "policies": old}, NOTHING | {"app": app, "policies": new}]
    past = PastRun.read(journal(tmp_path, RUN, NOTHING, LEADING, stored[0], stored[1], DOING_14, stored[2]))
    assert (past.made, past.touched) == (False, {14})
    assert past.before == {"app": app, "policies": old}


def test_nothing_done(tmp_path: Path) -> None:
    """A run that only led from page to page touched nothing."""
    past = PastRun.read(journal(tmp_path, RUN, NOTHING, LEADING))
    assert (past.made, past.touched) == (False, set())


@pytest.mark.parametrize("text", [None, "", "not json\n"])
def test_no_journal(tmp_path: Path, text: str | None) -> None:
    """Without a journal that tells where the run was, nothing can be undone, and that is said."""
    if text is not None:
        (tmp_path / "journal.jsonl").write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="journal"):
        PastRun.read(tmp_path)


def test_plan_file(tmp_path: Path) -> None:
    """A plan read back is the same; what has changed since is named by its path."""
    plan = PlanFile("http://localhost:1", {"Timeout Value": "15 minutes"}, {"policies": {"timeout": "2 hours"}})
    path = tmp_path / "plan.json"
    path.write_text(plan.text(), encoding="utf-8")
    again = PlanFile.read(path)
    assert again.against(plan) == []
    now = PlanFile("http://localhost:1", {"Timeout Value": "30 minutes"}, {"policies": {"timeout": "1 hour"}})
    assert again.against(now) == ["Timeout Value was asked to be otherwise", "the org has changed in Timeout Value"]


def test_plan_file_of_another_org(tmp_path: Path) -> None:
    """An org is told by its id, where that is known: one address may lead to many, and many to one."""
    path = tmp_path / "plan.json"
    path.write_text(PlanFile("https://login.salesforce.com", {}, {}, "00D000000000001").text(), encoding="utf-8")
    plan = PlanFile.read(path)
    assert not plan.against(PlanFile("https://acme.my.salesforce.com", {}, {}, "00D000000000001"))
    for other in ("00D000000000002", ""):
        assert plan.against(PlanFile("https://login.salesforce.com", {}, {}, other))


@pytest.mark.parametrize("text", [None, "{", '{"format": "another"}', "[]"])
def test_no_plan(tmp_path: Path, text: str | None) -> None:
    """A file that is no plan is refused, with how to make one."""
    path = tmp_path / "plan.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="plan") as refused:
        PlanFile.read(path)
    assert "--out" in refused.value.hint
