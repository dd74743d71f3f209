"""Runs in orgs of 2023 and later, whose consumer key is behind a code: no code is asked where none is needed, and where
the org tells the key by no other way, the run says so."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg

from ...nightly.folders import everything, leaks
from ...nightly.secrets.planted import planted
from .org_with_hidden_key import SHUT, Place

EDITIONS = (pytest.param("G3", marks=pytest.mark.whole), "G4")


@pytest.fixture(params=EDITIONS)
def hidden(request: pytest.FixtureRequest, tmp_path: Path, pair: KeyPair) -> Iterator[Place]:
    """An org that answers at the Metadata API."""
    with PracticeOrg(edition=request.param) as practice:
        yield Place(practice, tmp_path, pair)


@pytest.fixture(params=EDITIONS)
def shut(request: pytest.FixtureRequest, tmp_path: Path, pair: KeyPair) -> Iterator[Place]:
    """An org that does not."""
    with PracticeOrg(edition=request.param, dialect=SHUT) as practice:
        yield Place(practice, tmp_path, pair)


def test_made_and_made_sure_of(hidden: Place) -> None:
    """The first run makes the app and proves it, the second, in another empty folder, changes nothing and proves it
    too: both with the key from the Metadata API, without a code and with nobody there."""
    first = hidden.run("create")
    assert first.code == 0, first.err
    assert first.out.splitlines()[0] == hidden.app.consumer_key
    assert "sf org login jwt" in first.out
    hidden.practice.org.log.clear()
    second = hidden.run("create")
    assert (second.code, second.out.splitlines()[0]) == (0, hidden.app.consumer_key), second.err
    assert (hidden.asked, hidden.practice.org.log.writes) == (0, [])
    assert all("consumerDetails" not in entry.path for entry in hidden.practice.org.log.entries)


def test_reads_and_removal_ask_nobody(shut: Place) -> None:
    """`plan`, `audit` and `delete` need no key: none asks for a code or opens the page that does."""
    code = shut.code()
    made = shut.run("create", at=None, **code)
    assert made.code == 0, made.err
    mails = shut.asked
    shut.practice.org.log.clear()
    for words, codes in ((["plan"], {0}), (["audit"], {0}), (["delete", "--yes"], {0})):
        done = shut.run(*words)
        assert done.code in codes, (words, done.err)
    assert (shut.asked, shut.practice.org.app_by_name("Walked App")) == (mails, None)
    assert all("consumerDetails" not in entry.path for entry in shut.practice.org.log.entries)


def test_undone_by_its_id(shut: Place) -> None:
    """A run that made the app and was never told its key is undone without a code: by the app's id. An app that was
    made anew under its name is not taken for it."""
    kept = shut.folder / "kept"
    assert shut.run("create", at=kept).code == 4
    mails, app = shut.asked, shut.app
    app.consumer_id, mine = app.consumer_id[:-1] + ("0" if app.consumer_id[-1] != "0" else "1"), app.consumer_id
    refused = shut.run("undo", "--yes", at=kept)
    assert (refused.code, "created again after that run" in refused.err) == (3, True), refused.err
    app.consumer_id = mine
    done = shut.run("undo", "--yes", at=kept)
    assert (done.code, shut.practice.org.app_by_name("Walked App"), shut.asked) == (0, None, mails), done.err


def test_nothing_to_change_and_no_key(shut: Place) -> None:
    """Nothing to change and no way to the key without a code: exit 0, no code asked, nothing on stdout, and a word on
    why the login was not tested and how to have it tested. With the key in APP_CONSUMER_KEY it is tested."""
    made = shut.run("create", at=None, **shut.code())
    assert made.code == 0, made.err
    mails = shut.asked
    shut.practice.org.log.clear()
    again = shut.run("create")
    assert (again.code, again.out) == (0, ""), again.err
    assert "login was not tested" in again.err
    assert "APP_CONSUMER_KEY" in again.err
    assert "verify" in again.err
    told = shut.run("create", APP_CONSUMER_KEY=shut.app.consumer_key)
    assert (told.code, told.out.splitlines()[0]) == (0, shut.app.consumer_key), told.err
    assert "it works" in told.err
    assert (shut.asked, shut.practice.org.log.writes) == (mails, [])


def test_made_and_no_code(shut: Place) -> None:
    """Where the run has made the app, it asks for a code, and where nobody gives one it ends with 4: after all its
    steps, so that the app is complete. `verify` with a code then proves it, and once more without, in that folder."""
    made = shut.run("create")
    assert made.code == 4, made.err
    assert made.out == ""
    assert shut.app.profiles
    assert shut.run("plan").code == 0
    kept = shut.folder / "kept"
    assert shut.run("verify", at=kept).code == 4
    proven = shut.run("verify", at=kept, **shut.code())
    assert (proven.code, proven.out.splitlines()[0]) == (0, shut.app.consumer_key), proven.err
    mails = shut.asked
    again = shut.run("verify", at=kept)
    assert (again.code, shut.asked) == (0, mails), again.err
    assert (kept / ".setupwalk" / "state.json").stat().st_mode & 0o777 == 0o600


def test_web_flow(hidden: Place) -> None:
    """The web flow is tested with the consumer secret, to which a code alone leads: where something was changed, one is
    asked for; where nothing was, none is, and the run says that the login was not tested."""
    made = hidden.run("create", "--flow", "web", at=None, **hidden.code())
    assert made.code == 0, made.err
    assert "it works" in made.err
    mails = hidden.asked
    assert mails
    hidden.practice.org.log.clear()
    again = hidden.run("create", "--flow", "web")
    assert (again.code, hidden.asked, hidden.practice.org.log.writes) == (0, mails, []), again.err
    assert again.out == f"{hidden.app.consumer_key}\n"  # and no login command
    assert "the login was not tested: the org tells the app's consumer secret only" in again.err


def test_session_leaves_no_trace(hidden: Place) -> None:
    """The browser's session, which goes to the Metadata API, is neither on the terminal nor in what a run keeps,
    however much it is told to say and keep."""
    kept = hidden.folder / "kept"
    done = hidden.run("create", "--verbose", "--evidence", "all", at=kept)
    assert done.code == 0, done.err
    sent = {entry.path for entry in hidden.practice.org.log.entries if entry.path.startswith("/services/Soap/m/")}
    assert sent
    secrets = planted(hidden.practice, None)
    secrets.pop("password")  # the org's own, which every practice org has
    assert any(name.startswith("session") for name in secrets)
    said = iter([("stdout", done.out.encode()), ("stderr", done.err.encode())])
    assert leaks(secrets, said) == []
    assert leaks(secrets, everything(kept)) == []
