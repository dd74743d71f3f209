"""What doctor says of a machine that is well, and of each thing here that is not."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from fixtures.practice_org import PracticeOrg

from ...support.command import env_of, setupwalk


def findings(folder: Path, *args: str, **env: str) -> tuple[int, dict[str, Any]]:
    """Exit code and findings by name."""
    done = setupwalk("doctor", "--json", *args, folder=folder, env=env)
    return done.code, {finding["what"]: finding for finding in done.facts["findings"]}


def test_all_is_well(tmp_path: Path) -> None:
    """Without any settings all is well in one line, which says what was looked at and what was not; --verbose has a
    line for each, and nothing is left behind."""
    done = setupwalk("doctor", folder=tmp_path)
    assert done.code == 0, done.out
    assert len(done.out.splitlines()) == 1
    assert done.out.startswith("All is well here: settings, browser, key pair, callback port, folders, network. ")
    assert "practice org" in done.out
    done = setupwalk("doctor", "--verbose", folder=tmp_path)
    assert [line[:4] for line in done.out.splitlines()] == ["ok  "] * 6 + ["All "]
    assert list(tmp_path.iterdir()) == []


def test_org_away(tmp_path: Path) -> None:
    """An org that does not answer is exit code 6, and nobody tries to log in; --offline asks nobody and says so."""
    with PracticeOrg() as practice:
        env = env_of(practice)
    code, found = findings(tmp_path, **env)
    assert (code, found["org"]["state"]) == (6, "fail")
    assert "cannot be reached" in found["org"]["says"]
    assert "login" not in found
    done = setupwalk("doctor", "--offline", folder=tmp_path, env=env)
    assert done.code == 0, done.out
    assert done.out.splitlines()[-1].endswith("The org was not asked (--offline).")


def test_nobody_can_log_in(tmp_path: Path) -> None:
    """Without credentials the org is asked whether it is there, and doctor says that it did not look into it, and how
    it could."""
    with PracticeOrg() as practice:
        env = env_of(practice, SF_PASSWORD="")
        done = setupwalk("doctor", folder=tmp_path, env=env)
        assert done.code == 0, done.out
        assert "org, clock. The org was not looked into: SF_PASSWORD not set" in done.out
        assert not [entry for entry in practice.org.log.entries if entry.method == "POST"]


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    """Wrong settings, a missing browser program and a broken key pair are told together, each with why it matters and
    what to do, and the exit code is that of settings."""
    (tmp_path / "server.crt").write_text("no certificate", encoding="ascii")
    code, found = findings(
        tmp_path, "--refresh-days", "400", CHROME_BIN=str(tmp_path / "nowhere"), APP_CERTIFICATE="server.crt"
    )
    assert code == 3
    assert {what for what, finding in found.items() if not finding["well"]} == {"settings", "browser", "key pair"}
    assert "400 days" in found["settings"]["says"]
    assert all(finding["hint"] and finding["why"] for finding in found.values() if not finding["well"])


def test_names_below_localhost(tmp_path: Path) -> None:
    """An org at NAME.localhost is reached, which not every system's resolver knows."""
    with PracticeOrg() as practice:
        port = practice.url.rpartition(":")[2]
        _, found = findings(tmp_path, SF_LOGIN_URL=f"http://org.localhost:{port}")
    assert found["org"]["well"], found["org"]


def test_network(tmp_path: Path) -> None:
    """The proxy of the environment is named without its login, and what is no proxy's address without itself."""
    org = {"SF_LOGIN_URL": "https://org.example", "NO_PROXY": "", "no_proxy": ""}
    code, found = findings(tmp_path, HTTPS_PROXY="http://jan:geheim@127.0.0.1:9", **org)
    assert code in (3, 6)
    assert "through the proxy http://127.0.0.1:9" in found["network"]["says"]
    assert (found["org"]["well"], "proxy" in found["org"]["hint"]) == (False, True)
    assert "geheim" not in str(found)
    _, found = findings(tmp_path, HTTPS_PROXY="http://jan:ge#heim@127.0.0.1:9", **org)
    assert "HTTPS_PROXY is not the address of a proxy" in found["network"]["says"]
    assert "heim" not in str(found)


def test_taken_port(tmp_path: Path) -> None:
    """A taken callback port is a note and no failure: the one that would be used is named, with what the project file
    needs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code, found = findings(tmp_path, "--callback-port", str(port))
    assert (code, found["callback port"]["state"]) == (0, "note")
    assert f"{port} is taken" in found["callback port"]["says"]
    assert "oauthLocalPort" in found["callback port"]["hint"]


def test_browser_too_old(tmp_path: Path) -> None:
    """A program that is no browser is told as one that does not start, before anything else needs it."""
    fake = tmp_path / "chromium"
    fake.write_text("#!/bin/sh\nexit 1\n", encoding="ascii")
    fake.chmod(0o755)
    code, found = findings(tmp_path, CHROME_BIN=str(fake))
    assert (code, found["browser"]["state"]) == (3, "fail")
    assert "does not start" in found["browser"]["says"]
