"""`explain` as a process: what is piped in, what comes out, how it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import PermittedUsers

from ..practice_org.factory import connected_app
from ..support.command import ROOT, Done, env_of

REFUSED = "Error authenticating with JWT.\nErrors encountered:\nuser hasn't approved this consumer\nfetch failed\n"


def explained(piped: str, *flags: str, folder: Path, env: Mapping[str, str] | None = None) -> Done:
    """`OUTPUT | setupwalk explain FLAGS`."""
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_", "SETUPWALK_"))}
    done = subprocess.run(
        [sys.executable, "-m", "automation", "explain", *flags],
        input=piped,
        cwd=folder,
        env=clean | {"PYTHONPATH": str(ROOT)} | dict(env or {}),
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
    )
    return Done(done.returncode, done.stdout, done.stderr)


def test_a_refusal(tmp_path: Path) -> None:
    """What is known is told on stdout, with line, step and next action, and ends with 0; nothing is left behind."""
    done = explained(REFUSED, folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    lines = done.out.splitlines()
    assert lines[0] == "line 3: user hasn't approved this consumer"
    assert lines[2].startswith("  next: step 15, Permitted users: ")
    assert lines[3].startswith("  or: step 9, OAuth scopes: ")
    assert "to know which: add --look, or " in lines[-1]
    assert list(tmp_path.iterdir()) == []


def test_nothing_known(tmp_path: Path) -> None:
    """What is not known is said to be so, and ends with 1, also as JSON."""
    done = explained("all is well\n", folder=tmp_path)
    assert (done.code, done.err) == (1, "")
    assert done.out == "nothing in it is known as a refusal by Salesforce or as a client's trouble with a login\n"
    facts = explained("", "--json", folder=tmp_path).facts
    assert (facts["command"], facts["exit_code"], facts["findings"]) == ("explain", 1, [])
    assert "2>&1" in facts["says"]


def test_a_look_without_an_org(tmp_path: Path) -> None:
    """A look needs an org, and says so before anything is opened, as the one object too."""
    done = explained(REFUSED, "--look", "--json", folder=tmp_path)
    assert done.code == 3
    assert "SF_LOGIN_URL is not set" in done.facts["error"]["cause"]
    assert done.facts["command"] == "explain"


@pytest.mark.parametrize("as_json", [False, True])
def test_a_look(practice: PracticeOrg, tmp_path: Path, *, as_json: bool) -> None:
    """The org is read and says which of the causes it is; it is not written to."""
    connected_app(practice.org, name="Walked App", api_name="Walked_App", permitted_users=PermittedUsers.SELF_AUTHORIZE)
    done = explained(REFUSED, "--look", *(["--json"] if as_json else []), folder=tmp_path, env=env_of(practice))
    assert done.code == 0, done.err
    shows = 'Permitted Users is "All users may self-authorize"'
    if as_json:
        found = json.loads(done.out)["findings"][0]["in_org"]
        assert found["step"] == 15
        assert shows in found["next"]
    else:
        assert f"  in the org: step 15, Permitted users: {shows}" in done.out
    assert practice.org.log.writes == []


def test_a_look_that_fails(practice: PracticeOrg, tmp_path: Path) -> None:
    """Where nobody can sign in the refusal is explained all the same, and why the org was not asked is told."""
    done = explained(REFUSED, "--look", folder=tmp_path, env=env_of(practice, SF_PASSWORD="wrong"))
    assert done.code == 1
    assert "step 15, Permitted users" in done.out
    assert "Please check your username and password" in done.err
