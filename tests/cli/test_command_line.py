"""The command as a process: what it prints where, what it leaves, and how it ends."""

from __future__ import annotations

import json
import re
import stat
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from automation.cli.parser import parser
from automation.errors import SettingsError
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg

from ..support.command import Done, setupwalk
from ..tools.readme_tables import README


def test_create_without_settings(tmp_path: Path) -> None:
    """With no org configured, the practice org is walked: 17 steps, a proven login, key and command on stdout alone."""
    done = setupwalk("create", folder=tmp_path)
    assert done.code == 0, done.err
    key, command = done.out.splitlines()
    assert re.fullmatch(r"3MVG9\S+", key)
    assert command.startswith(f"sf org login jwt --client-id {key} --jwt-key-file ")
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


@pytest.mark.parametrize(
    ("args", "env", "says"),
    [
        (["--contact-email", "nobody"], {}, "'nobody' is not an e-mail address (from --contact-email)"),
        (["--app-name", ""], {}, "the name is empty (from --app-name)"),
        (["--app-name", "x" * 81], {}, "81 characters"),
        ([], {"APP_API_NAME": "a__b"}, "(from environment variable APP_API_NAME)"),
        (["--refresh-days", "91"], {}, "91 days are not between 1 and 90"),
        (["--session-minutes", "17"], {}, "17 minutes are not a choice of the org"),
        (["--callback-port", "70000"], {}, "70000 is not a port"),
        (["--flow", "saml"], {}, "APP_FLOW: 'saml' is none of jwt, web (from --flow)"),
        (["--certificate", "missing.crt"], {}, "missing.crt"),
        ([], {"SF_LOGIN_URL": "http://org.example"}, "environment variable SF_LOGIN_URL"),
        ([], {"SF_LOGIN_URL": "https://org.example"}, "APP_CONTACT_EMAIL"),
        (["--nonsense"], {}, "unrecognized arguments: --nonsense"),
    ],
)
def test_bad_input(tmp_path: Path, args: list[str], env: dict[str, str], says: str) -> None:
    """Bad input ends with 3 before any browser opens: what is wrong and where it came from; nothing is left behind."""
    opened = tmp_path / "opened"
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {opened}\n", encoding="ascii")
    browser.chmod(0o755)
    context = tmp_path / "work"
    context.mkdir()
    done = setupwalk("create", *args, folder=context, env={"CHROME_BIN": str(browser)} | env)
    assert done.code == 3
    assert says in done.err
    assert done.out == ""
    assert not opened.exists()
    assert list(context.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        (".env", "APP_NAME=Fine\nthis is no assignment\n", ".env line 2"),
        (".env", "APP_REFRESH_DAYS=many\n", ".env line 1"),
        ("sfdx-project.json", '{"a": 1,}', "sfdx-project.json"),
    ],
)
def test_broken_file(tmp_path: Path, name: str, text: str, says: str) -> None:
    """A broken file is named with its line, before any browser opens, and is left as it was."""
    (tmp_path / name).write_text(text, encoding="utf-8")
    done = setupwalk("create", folder=tmp_path)
    assert done.code == 3
    assert says in done.err
    assert (tmp_path / name).read_text(encoding="utf-8") == text
    assert not (tmp_path / "runs").exists()


@pytest.mark.whole
def test_unknown_profile(tmp_path: Path) -> None:
    """A profile that the org does not have is found at step 17, with its near matches, and is exit code 3."""
    done = setupwalk("create", "--json", "--profile", "System Admin", folder=tmp_path)
    assert done.code == 3
    assert done.facts["error"]["step"] == 17
    assert 'no profile "System Admin"; near it: System Administrator' in done.facts["error"]["cause"]


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


def test_cert_new(tmp_path: Path) -> None:
    """`cert new` makes a pair where it is told to, and refuses to do so twice."""
    folder = tmp_path / "keys"
    first = setupwalk("cert", "new", "--out", str(folder), "--days", "30", folder=tmp_path)
    assert first.code == 0, first.err
    assert first.out.split() == [str(folder / "server.key"), str(folder / "server.crt")]
    before = (folder / "server.key").read_bytes()
    again = setupwalk("cert", "new", "--out", str(folder), folder=tmp_path)
    assert again.code == 3
    assert (folder / "server.key").read_bytes() == before
    assert PASSWORD not in first.err


@pytest.mark.parametrize("out", [".", "my keys", "Owner's #1", ".setupwalk"])
def test_cert_new_says_how_to_use_it(tmp_path: Path, out: str) -> None:
    """Who follows the words of `cert new`, its lines copied into `.env`, has the pair used by the next command."""
    made = setupwalk("cert", "new", "--out", out, folder=tmp_path)
    assert made.code == 0, made.err
    lines = [line for line in made.err.splitlines() if line.startswith("APP_")]
    assert len(lines) == (0 if out == ".setupwalk" else 2), made.err
    (tmp_path / ".env").write_text("\n".join(lines), encoding="utf-8")
    shown = setupwalk("cert", "show", folder=tmp_path)
    assert shown.code == 0, shown.err
    print_of = re.search(r"SHA-256 (\S+)", made.err)
    assert print_of is not None
    assert print_of[1] in shown.out
    assert "which belongs to it" in shown.out
    assert ".env" not in shown.err  # no word on a doubtful line


def test_cert_show_for_programs(tmp_path: Path) -> None:
    """`cert show --json` prints one object with what the lines say, and one too where there is no pair."""
    none = setupwalk("cert", "show", "--json", folder=tmp_path)
    assert (none.code, none.facts["command"], none.facts["error"]["exit_code"]) == (3, "cert show", 3)
    made = setupwalk("cert", "new", "--out", ".setupwalk", "--days", "30", folder=tmp_path)
    assert made.code == 0, made.err
    facts = setupwalk("cert", "show", "--json", folder=tmp_path).facts
    assert (facts["schema"], facts["command"], facts["exit_code"]) == (1, "cert show", 0)
    assert facts["certificate"].endswith("server.crt")
    assert facts["private_key"].endswith("server.key")
    assert (facts["issued_to"], facts["key_bits"], facts["warnings"]) == ("CN=setupwalk", 2048, [])
    assert facts["sha256"] in made.err
    assert facts["days_left"] in (29, 30)
    assert facts["expires"].endswith("+00:00")


def _configured(org: PracticeOrg) -> dict[str, str]:
    return {
        "SF_LOGIN_URL": org.url,
        "SF_USERNAME": ADMIN,
        "SF_PASSWORD": PASSWORD,
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
    }


@pytest.mark.parametrize("command", ["undo", "report"])
def test_a_run_is_named_by_its_folder(command: str) -> None:
    """The name that a run's folder has is no secret in the wrong place; another long word may be one."""
    name = "20261126T231008Z-Setupwalk_CLI_Login-2"
    assert parser().read([command, name]).run == Path(name)
    with pytest.raises(SettingsError, match="looks like a secret"):
        parser().read([command, "20261126T231008Zx-Setupwalk_CLI_Login"])


def test_commands_exist(tmp_path: Path) -> None:
    """Each command of the README's table is one that the program knows."""
    listed = set(re.findall(r"^\| `setupwalk ([a-z]+)", README.read_text(encoding="utf-8"), re.MULTILINE))
    known = setupwalk("--help", folder=tmp_path)
    assert known.code == 0
    assert listed == set(re.findall(r"^    ([a-z]+) ", known.out, re.MULTILINE))
