"""What undo knows of a run comes from its journal, also when a kill has cut the journal off."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from automation.errors import SettingsError
from automation.past_run import PastRun
from automation.plan_file import PlanFile

RUN = {"event": "run", "command": "create", "org": "http://localhost:1", "flow": "jwt", "app": "A", "api_name": "A"}
NOTHING = {"event": "stored", "app": None, "policies": None, "assigned": None}
DOING_4 = {"event": "doing", "step": 4, "changes": [{"what": "Contact Email", "old": "x", "new": "y"}]}
DOING_14 = {"event": "doing", "step": 14, "changes": [{"what": "Timeout Value", "old": "2 hours", "new": "15 minutes"}]}
LEADING = {"event": "doing", "step": 3, "changes": []}


def journal(folder: Path, *events: object, tail: str = "") -> Path:
    """A run's folder with a journal of these lines."""
    text = "".join(json.dumps(event) + "\n" for event in events) + tail
    (folder / "journal.jsonl").write_text(text, encoding="utf-8")
    return folder


def test_made(tmp_path: Path) -> None:
    """A run that found no app and filled the form made it, even if it was killed before anything was saved."""
    past = PastRun.read(journal(tmp_path, RUN, NOTHING, LEADING, DOING_4, tail='{"event": "sta'))
    assert (past.made, past.touched, past.app) == (True, {4}, "A")


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
    assert again.against(now) == ["Timeout Value was asked to be otherwise", "policies.timeout has changed in the org"]


@pytest.mark.parametrize("text", [None, "{", '{"format": "another"}', "[]"])
def test_no_plan(tmp_path: Path, text: str | None) -> None:
    """A file that is no plan is refused, with how to make one."""
    path = tmp_path / "plan.json"
    if text is not None:
        path.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError, match="plan") as refused:
        PlanFile.read(path)
    assert "--out" in refused.value.hint
