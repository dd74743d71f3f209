"""Undo starts nothing on a journal that proves nothing; no browser is opened for that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from ..support.command import setupwalk
from ..support.journals import ABSENT, DOING_4, MADE, NOTHING, RUN, journal

USER = {"SF_USERNAME": "admin@practice.example", "SF_PASSWORD": "practice-only"}


@pytest.mark.parametrize(
    ("events", "says"),
    [
        ((RUN, NOTHING, DOING_4), "of an older setupwalk"),
        ((RUN | {"version": 2}, ABSENT, NOTHING, DOING_4), "does not say that it did"),
        ((RUN | {"version": 2}, ABSENT, DOING_4, MADE | {"consumer_key": ""}), "was never shown its consumer key"),
        ((RUN, NOTHING | {"app": {"name": "A"}}, DOING_4), "does not keep all of app"),
    ],
)
def test_refused(tmp_path: Path, events: tuple[dict[str, object], ...], says: str) -> None:
    """What a run's journal does not say outright leads to no removal and no restoration: exit 3, and what to do."""
    run = tmp_path / "runs" / "a-run"
    run.mkdir(parents=True)
    journal(run, *events)
    done = setupwalk("undo", "a-run", "--yes", folder=tmp_path, env={"SF_LOGIN_URL": "http://localhost:1"} | USER)
    assert (done.code, done.out) == (3, "")
    assert says in done.err
    assert "Traceback" not in done.err


def test_damaged(tmp_path: Path) -> None:
    """A damaged line in the middle is named; what stands around it is not believed either."""
    run = tmp_path / "runs" / "a-run"
    run.mkdir(parents=True)
    journal(run, RUN, ABSENT, DOING_4, MADE)
    file = run / "journal.jsonl"
    file.write_text(file.read_text(encoding="utf-8").replace(json.dumps(DOING_4), '{"event": "doi'), encoding="utf-8")
    done = setupwalk("undo", "a-run", "--yes", folder=tmp_path, env={"SF_LOGIN_URL": "http://localhost:1"} | USER)
    assert done.code == 3
    assert "journal.jsonl, line 3 cannot be read" in done.err


def test_the_newest_that_changed_something(tmp_path: Path) -> None:
    """Without a name it is the newest run that changed something, which is told before anybody signs in: neither a
    plan, nor an undo, nor a run for another app than the flags name."""
    mine = RUN | {"version": 2}
    for second, events in enumerate(
        (
            (mine, ABSENT, DOING_4, MADE | {"consumer_key": ""}),
            (mine | {"app": "B", "api_name": "B"}, ABSENT | {"api_name": "B"}, DOING_4),
            (mine | {"command": "undo"}, NOTHING, DOING_4),
            (mine | {"command": "plan"}, NOTHING),
        )
    ):
        run = tmp_path / "runs" / f"20261127T10000{second}Z-A"
        run.mkdir(parents=True)
        journal(run, *events)
    env = {"SF_LOGIN_URL": "http://localhost:1"} | USER
    for flags, said in (
        (["--app-name", "A"], "undo of 20261127T100000Z-A, a create of A in http://localhost:1"),
        ([], "undo of 20261127T100001Z-A, a create of B in http://localhost:1"),
        (["--app-name", "C"], "no run of C in "),
    ):
        done = setupwalk("undo", "--yes", *flags, folder=tmp_path, env=env)
        assert (done.code, done.out) == (3, "")
        assert said in done.err
