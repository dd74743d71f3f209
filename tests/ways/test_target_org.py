"""`--target-org`: the org of the Salesforce CLI's is entered by its single-use URL, and no other org is."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, Dialect, PracticeOrg
from fixtures.practice_org.sign_in.hosts import hosts_in

from ..support.command import Done, setupwalk
from . import fake_sf

SECRETS = {"SF_CODE_COMMAND": "echo 1", "SF_TOTP_SECRET": "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"}


def _plan(folder: Path, env: dict[str, str], *args: str, command: str = "plan") -> Done:
    wanted = {
        "APP_CONTACT_EMAIL": "owner@practice.example",
        "APP_PROFILES": "System Administrator",
        "SETUPWALK_EVIDENCE": "all",
    }
    return setupwalk(command, "--json", *args, folder=folder, env=wanted | env)


def test_no_password_anywhere(practice: PracticeOrg, tmp_path: Path) -> None:
    """Neither address nor user nor password is set: all come of the CLI's answer. The CLI is given no secret of ours,
    and nothing that a run leaves has the URL."""
    answer = fake_sf.opens(practice)
    env = fake_sf.install(tmp_path / "bin", answer)
    done = _plan(tmp_path, env | SECRETS, "--target-org", "prac")
    assert done.code == 2, done.err
    assert (done.facts["org"], done.facts["username"]) == (practice.url, ADMIN)
    (call,) = fake_sf.calls(tmp_path / "bin")
    assert call["args"] == ["org", "open", "--url-only", "--json", "--target-org=prac"]
    assert not {"SF_TOTP_SECRET", "SF_PASSWORD"} & set(call["env"])
    assert "HOME" in call["env"]
    otp = answer["result"]["url"].partition("otp=")[2].encode()
    left = [path.read_bytes() for path in (tmp_path / "runs").rglob("*") if path.is_file()]
    assert left
    assert not any(otp in one for one in [*left, done.out.encode(), done.err.encode()])


@pytest.mark.parametrize(
    ("answer", "code", "says"),
    [
        (fake_sf.fails("NamedOrgNotFoundError", "No authorization information found for prac."), 3, "sf org login web"),
        (fake_sf.fails("RefreshTokenAuthError", "Error: expired access/refresh token"), 1, "log the CLI in again"),
        (fake_sf.fails("SomethingElse", "It rained."), 1, "It rained."),
        ("Segmentation fault", 3, "not its JSON"),
        (
            {"status": 0, "result": {"orgId": "00D", "url": "https://a.my.salesforce.com/", "username": "x@y.z"}},
            3,
            "as they should be",
        ),
    ],
    ids=["unknown", "expired", "other", "no-json", "no-door"],
)
def test_what_the_cli_says(tmp_path: Path, answer: Any, code: int, says: str) -> None:
    """Each of its refusals is told with what to do about it, before a browser opens."""
    done = _plan(tmp_path, fake_sf.install(tmp_path / "bin", answer), "--target-org", "prac")
    assert done.code == code, done.err
    assert says in done.err
    assert "--target-org prac" in done.err
    assert not (tmp_path / "runs").exists()


def test_not_installed(tmp_path: Path) -> None:
    """Without the CLI: exit code 3, and how to get it."""
    done = _plan(tmp_path, {"PATH": str(tmp_path)}, "--target-org", "prac")
    assert done.code == 3
    assert "npm install" in done.err


def test_other_user_than_named(practice: PracticeOrg, tmp_path: Path) -> None:
    """SF_USERNAME and the CLI's user are two: refused before a browser opens."""
    env = fake_sf.install(tmp_path / "bin", fake_sf.opens(practice))
    done = _plan(tmp_path, env | {"SF_USERNAME": INTEGRATION}, "--target-org", "prac")
    assert done.code == 3
    assert ADMIN in done.err
    assert not practice.org.log.entries


def test_other_user_than_told(practice: PracticeOrg, tmp_path: Path) -> None:
    """The URL lets in somebody else than the CLI says: refused before anything is read."""
    answer = fake_sf.opens(practice, username=INTEGRATION)
    answer["result"]["username"] = ADMIN
    done = _plan(tmp_path, fake_sf.install(tmp_path / "bin", answer), "--target-org", "prac")
    assert done.code == 3, done.err
    assert f"is for {ADMIN}, and {INTEGRATION} is logged in" in done.err


def test_another_org_than_the_address(practice: PracticeOrg, tmp_path: Path) -> None:
    """SF_LOGIN_URL and the CLI's org are two hosts: the URL is not opened."""
    with PracticeOrg() as other:
        env = fake_sf.install(tmp_path / "bin", fake_sf.opens(other))
        done = _plan(tmp_path, env | {"SF_LOGIN_URL": practice.url}, "--target-org", "prac")
        assert done.code == 3, done.err
        assert "does not lead to" in done.err
        assert not other.org.log.entries


def test_used_url_and_then_the_password(practice: PracticeOrg, tmp_path: Path) -> None:
    """A URL that was used before is told in a sentence, and the password that is set up as well is taken."""
    answer = fake_sf.opens(practice)
    practice.org.redeem(answer["result"]["url"].partition("otp=")[2])
    env = fake_sf.install(tmp_path / "bin", answer) | {"SF_USERNAME": ADMIN}
    done = _plan(tmp_path, env | {"SF_PASSWORD": PASSWORD}, "--target-org", "prac")
    assert done.code == 2, done.err
    assert "--target-org prac was not taken" in done.err
    assert "now with user name and password" in done.err
    done = _plan(tmp_path, env, "--target-org", "prac")
    assert done.code == 1
    assert "run the same command again" in done.err


def test_retry_asks_for_a_new_url(practice: PracticeOrg, tmp_path: Path) -> None:
    """The org fails once after the login: the second try opens a new browser, and asks the CLI for a new URL."""
    env = fake_sf.install(tmp_path / "bin", fake_sf.opens(practice), fake_sf.opens(practice))
    practice.faults.arm("error-500", at="setup", times=1)
    done = _plan(tmp_path, env, "--target-org", "prac")
    assert done.code == 2, done.err
    assert done.facts["tries"] == 2
    assert len(fake_sf.calls(tmp_path / "bin")) == 2


def test_cli_that_hangs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A CLI that does not end is ended, with what it started, and the message says so."""
    from automation.context.arriving.ways_in import WayClosed
    from automation.jobs.ways.salesforce_cli import open_org
    from automation.runs.redact import Redactor

    env = fake_sf.install(tmp_path / "bin", script="import subprocess\nsubprocess.run(['sleep', '60'])")
    with pytest.raises(WayClosed, match="did not end within 1 seconds"):
        open_org("prac", env, Redactor(), seconds=1)


def test_json_is_the_answer_in_every_case(tmp_path: Path) -> None:
    """`--json` prints its one object where the CLI refuses too."""
    answer = fake_sf.fails("NamedOrgNotFoundError", "No authorization information found for prac.")
    done = _plan(tmp_path, fake_sf.install(tmp_path / "bin", answer), "--target-org", "prac")
    assert json.loads(done.out)["error"]["exit_code"] == 3


@pytest.mark.parametrize(
    "dialect", ["hosts=own", "hosts=generic-login", pytest.param("hosts=partition", marks=pytest.mark.whole)]
)
def test_orgs_of_several_hosts(tmp_path: Path, dialect: str) -> None:
    """Login, Lightning and Setup on hosts of their own: the URL's host is the org's address for all that follows."""
    with PracticeOrg(origins="three", dialect=Dialect.parse(dialect)) as org:
        host = hosts_in(org.dialect).my
        answer = fake_sf.opens(org)
        answer["result"]["url"] = answer["result"]["url"].replace(org.url, f"http://{host}:{org.port}")
        done = _plan(tmp_path, fake_sf.install(tmp_path / "bin", answer), "--target-org", "prac")
        assert done.code == 2, done.err
        assert done.facts["org"] == f"http://{host}:{org.port}"
        assert done.facts["org_id"] == org.org.state.org_id[:15]
