"""The command as a process: what it prints where, what it leaves, and how it ends."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import CALLED, Done, setupwalk
from ..tools.readme_tables import README


def test_create_without_settings(tmp_path: Path) -> None:
    """With no org configured, the practice org is walked: 17 steps, a proven login, the key on stdout alone. B11: that
    the org is gone after it is said at start and at the end, with what to do next; no login command leads to it."""
    done = setupwalk("create", folder=tmp_path)
    assert done.code == 0, done.err
    (key,) = done.out.splitlines()
    assert re.fullmatch(r"3MVG9\S+", key)
    assert "sf org login" not in done.err
    assert "the practice org, which lives for this run only" in done.err.partition("Log in to the org")[0]
    assert "It is gone now, and the app with it: there is no login command." in done.err
    assert f"next: keep a practice org running: type `{CALLED} practice` in another terminal" in done.err
    numbers = [int(found[1]) for line in done.err.splitlines() if (found := re.match(r" +(\d+)  .* done", line))]
    assert numbers == list(range(1, 18))
    assert "logged in with the app" in done.err
    private_key = tmp_path / ".setupwalk" / "server.key"
    assert str(private_key) in done.err
    if sys.platform != "win32":
        assert stat.S_IMODE(private_key.stat().st_mode) == 0o600
    _leaves_no(private_key.read_text(encoding="ascii").splitlines()[1], tmp_path / "runs", done)


def _leaves_no(secret: str, runs: Path, done: Done) -> None:
    """Fails where a secret is in anything that a run printed or left."""
    left = [path.read_bytes() for path in runs.rglob("*") if path.is_file()]
    assert len(left) > 10
    assert not any(secret.encode() in text for text in (*left, done.out.encode(), done.err.encode()))


def test_json_and_run_folder(tmp_path: Path) -> None:
    """`--json` prints one object with all promised fields; the run's folder holds the same, reports and pictures.

    The password, which is typed twice, and the consumer secret, which is read, are in none of it.
    """
    password = "c0rrect-horse-battery"
    with PracticeOrg() as org:
        admin = org.org.user(ADMIN)
        assert admin is not None
        admin.password = password
        env = _configured(org) | {"SF_PASSWORD": password, "APP_FLOW": "web", "SETUPWALK_RUNS": "kept"}
        done = setupwalk("create", "--json", folder=tmp_path, env=env)
        secrets = [app.consumer_secret for app in org.org.state.connected_apps]
    assert done.code == 0, done.err
    for secret in (password, *secrets):
        _leaves_no(secret, tmp_path / "kept", done)
    facts = done.facts
    promised = "org app api_name flow edition consumer_key steps proof login_command run"
    assert set(promised.split()) <= set(facts)
    assert (facts["flow"], facts["edition"], facts["proof"]["status"]) == ("web", "G2", "proven")
    assert [step["number"] for step in facts["steps"]] == list(range(1, 18))
    assert {step["status"] for step in facts["steps"]} == {"done", "not in this flow"}
    run = Path(facts["run"])
    assert run.parent == tmp_path / "kept"
    assert json.loads((run / "results.json").read_text(encoding="utf-8")) == facts
    suite = ElementTree.parse(run / "junit.xml").getroot()  # noqa: S314 - the product wrote it
    assert (suite.get("tests"), suite.get("failures"), suite.get("skipped")) == ("18", "0", "4")
    assert len(list(run.glob("*.jpg"))) == 13
    report = (run / "report.html").read_text(encoding="utf-8")
    assert facts["consumer_key"] in report
    assert report.count("data:image/jpeg;base64,") == 13
    if sys.platform != "win32":
        assert stat.S_IMODE(run.stat().st_mode) == 0o700
        assert {stat.S_IMODE(path.stat().st_mode) for path in run.iterdir()} == {0o600}
    events = [json.loads(line) for line in (run / "journal.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [event["step"] for event in events if event["event"] == "ended"] == list(range(1, 18))


def test_failure_is_told(tmp_path: Path) -> None:
    """A login that the org refuses ends with 1: the step, the org's words, the next action, on stderr and in JSON."""
    with PracticeOrg() as org:
        env = _configured(org) | {"SF_PASSWORD": "wrong"}
        done = setupwalk("create", "--json", folder=tmp_path, env=env)
    assert done.code == 1
    error = done.facts["error"]
    assert (error["step"], error["class"], error["type"]) == (1, "refused", "Refused")
    assert "Please check your username and password" in error["cause"]
    assert error["hint"] in done.err
    assert "wrong" not in done.err.replace("wrongly", "")


def test_rights_missing(tmp_path: Path) -> None:
    """A user without rights in Setup is told so, with the org's words and exit code 5."""
    with PracticeOrg() as org:
        env = _configured(org) | {"SF_USERNAME": "integration@practice.example"}
        done = setupwalk("create", "--json", folder=tmp_path, env=env)
    assert done.code == 5, done.err
    assert "Insufficient Privileges" in done.facts["error"]["cause"]


def test_org_not_there(tmp_path: Path) -> None:
    """An org that cannot be reached is exit code 6, and says which address."""
    with PracticeOrg() as org:
        env = _configured(org)
    done = setupwalk("create", "--json", folder=tmp_path, env=env)
    assert done.code == 6, done.err
    assert f"{env['SF_LOGIN_URL']} cannot be reached" in done.facts["error"]["cause"]


@pytest.mark.whole
def test_unknown_profile(tmp_path: Path) -> None:
    """A profile that the org does not have is found at step 17, with its near matches, and is exit code 3."""
    done = setupwalk("create", "--json", "--profile", "System Admin", folder=tmp_path)
    assert done.code == 3
    assert done.facts["error"]["step"] == 17
    assert 'no profile "System Admin"; similar: System Administrator' in done.facts["error"]["cause"]


def test_steps(tmp_path: Path) -> None:
    """`steps` prints the guide with the wanted values and both spellings of the login command."""
    done = setupwalk("steps", "--app-name", "Nightly", "--refresh-days", "30", folder=tmp_path)
    assert done.code == 0
    assert len(re.findall(r"^\d+\. \*\*", done.out, re.MULTILINE)) == 17
    assert "**Connected App Name**: Nightly" in done.out
    assert "enter 30 **Day(s)**" in done.out
    assert "sf org login jwt --client-id" in done.out
    assert "sfdx auth:jwt:grant --clientid" in done.out
    web = setupwalk("steps", "--flow", "web", folder=tmp_path)
    assert len(re.findall(r"^\d+\. \*\*", web.out, re.MULTILINE)) == 13
    assert "sfdx auth:web:login" in web.out


def _configured(org: PracticeOrg) -> dict[str, str]:
    return {
        "SF_LOGIN_URL": org.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }


def test_commands_exist(tmp_path: Path) -> None:
    """Each command of the README's table is one that the program knows."""
    listed = set(re.findall(r"^\| `setupwalk ([a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    known = setupwalk("--help", folder=tmp_path)
    assert known.code == 0
    assert listed == set(re.findall(r"^    ([a-z]+) ", known.out, re.MULTILINE))
