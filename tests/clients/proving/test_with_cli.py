"""`verify --with-cli`: the installed Salesforce CLI logs in too, in a home of its own, and with nothing of ours."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from automation.commands.proving.with_cli import environment
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.seed import ADMIN

from ...practice_org.factory import connected_app
from ...support.command import Done, a_port, env_of, setupwalk
from ..bench import JWT
from ..installed import HERE, Installed

pytestmark = pytest.mark.clients


_REFUSING = """#!/bin/sh
cat <<'END'
{"name": "x", "message": "Errors encountered:\\nuser is not admin approved to access this app\\nfetch failed"}
END
exit 1
"""


def verified(org: PracticeOrg, folder: Path, path: str, *flags: str, **env: str) -> Done:
    """`verify --with-cli` on the app of the 17 steps, with that PATH; the guard keeps the CLI on loopback."""
    made = connected_app(org.org, name="Walked App", api_name="Walked_App")
    for name, text in {"server.key": made.key, "server.crt": made.app.certificate}.items():
        (folder / name).write_text(text, encoding="utf-8")
        (folder / name).chmod(0o600)
    files = {"APP_CERTIFICATE": "server.crt", "APP_PRIVATE_KEY": "server.key", "APP_CALLBACK_PORT": str(a_port())}
    guard = {"NODE_OPTIONS": f'--no-deprecation --require "{(HERE / "guard.cjs").as_posix()}"', "PATH": path}
    return setupwalk("verify", "--with-cli", "--json", *flags, folder=folder, env=env_of(org, **files, **guard) | env)


def checks(done: Done) -> dict[str, tuple[str, int]]:
    return {one["what"]: (one["status"], one["step"]) for one in done.facts["proof"]["checks"]}


def path_with(sf: Installed) -> str:
    return os.pathsep.join([str(sf.bin), str(sf.node.parent), os.environ["PATH"]])


def test_the_cli_logs_in_too(practice: PracticeOrg, sf: Installed, tmp_path: Path) -> None:
    """The app is proven by our own login and by the CLI's; the person's home and orgs are left alone."""
    home = tmp_path / "home"
    home.mkdir()
    log = tmp_path / "guard.log"
    done = verified(practice, tmp_path, path_with(sf), HOME=str(home), GUARD_LOG=str(log))
    assert done.code == 0, done.err
    assert checks(done)["Salesforce CLI"] == ("ok", 0)
    assert [entry.verdict for entry in practice.org.log.grants(JWT)] == ["ok", "ok"]
    assert not list(home.glob(".sf*"))
    assert not log.exists()


def test_the_cli_alone_is_refused(practice: PracticeOrg, sf: Installed, tmp_path: Path) -> None:
    """What the org tells the CLI alone, as after a policy that was changed in between, is explained with its step."""
    fake = tmp_path / "bin"
    fake.mkdir()
    (fake / "sf").write_text(_REFUSING, encoding="utf-8")
    (fake / "sf").chmod(0o700)
    done = verified(practice, tmp_path, f"{fake}{os.pathsep}{os.environ['PATH']}")
    assert done.code == 1
    assert checks(done)["Salesforce CLI"][0] == "wrong"
    assert "not admin approved" in done.facts["error"]["cause"]
    assert done.facts["login_command"] == ""


def test_no_cli(practice: PracticeOrg, tmp_path: Path) -> None:
    """Where the CLI is not installed that is said before any browser opens, with what to do."""
    done = verified(practice, tmp_path, str(tmp_path))
    assert done.code == 3
    assert "no program sf" in done.facts["error"]["cause"]
    assert "npm install" in done.facts["error"]["hint"]
    assert practice.org.log.entries == []


def test_no_web_flow(practice: PracticeOrg, sf: Installed, tmp_path: Path) -> None:
    """The CLI's web login wants a person, and is refused with a word."""
    done = verified(practice, tmp_path, path_with(sf), "--flow", "web")
    assert done.code == 3
    assert "wants a person" in done.facts["error"]["cause"]


def test_nothing_of_ours_in_its_environment() -> None:
    """No secret, no setting of ours or of its own, no telemetry; a proxy only where the org is elsewhere."""
    ours = {
        "SF_PASSWORD": "hunter2",
        "SF_TARGET_ORG": "prod",
        "SFDX_ALIAS": "prod",
        "APP_PRIVATE_KEY": "-----BEGIN PRIVATE KEY-----",
        "XDG_CONFIG_HOME": "/home/me/.config",
        "GITHUB_TOKEN": "ghp_x",
        "HTTPS_PROXY": "http://proxy.example:8080",
        "PATH": "/bin",
        "HOME": "/home/me",
    }
    local, elsewhere = (environment(ours, "elsewhere", local=local) for local in (True, False))
    assert local["HOME"] == local["USERPROFILE"] == "elsewhere"
    assert local["SF_DISABLE_TELEMETRY"] == "true"
    text = repr(local)
    for secret in ("hunter2", "prod", "BEGIN", "ghp_x", ".config", ADMIN):
        assert secret not in text
    assert "HTTPS_PROXY" not in local
    assert elsewhere["HTTPS_PROXY"] == "http://proxy.example:8080"
