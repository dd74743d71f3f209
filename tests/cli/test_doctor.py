"""What doctor says of a machine that is well, and of each thing that is not."""

from __future__ import annotations

import socket
from pathlib import Path
from typing import Any

from fixtures.practice_org import PracticeOrg

from ..support.command import setupwalk


def findings(folder: Path, *args: str, **env: str) -> tuple[int, dict[str, Any]]:
    """Exit code and findings by name."""
    done = setupwalk("doctor", "--json", *args, folder=folder, env=env)
    return done.code, {finding["what"]: finding for finding in done.facts["findings"]}


def test_all_is_well(tmp_path: Path) -> None:
    """Without any settings everything is well, each check says so, and nothing is left behind."""
    done = setupwalk("doctor", folder=tmp_path)
    assert done.code == 0, done.out
    assert [line[:4] for line in done.out.splitlines() if not line.startswith("      ")] == ["ok  "] * 7
    assert list(tmp_path.iterdir()) == []


def test_org_away(tmp_path: Path) -> None:
    """An org that answers is well; one that does not is exit code 6, alone."""
    more = {
        "APP_CONTACT_EMAIL": "a@practice.example",
        "APP_PROFILES": "X",
        "SF_USERNAME": "u@x.example",
        "SF_PASSWORD": "p",
    }
    with PracticeOrg() as practice:
        code, found = findings(tmp_path, SF_LOGIN_URL=practice.url, **more)
        assert (code, found["org"]["well"]) == (0, True)
    code, found = findings(tmp_path, SF_LOGIN_URL=practice.url, **more)
    assert (code, found["org"]["well"]) == (6, False)
    assert "cannot be reached" in found["org"]["says"]


def test_what_is_wrong_is_named(tmp_path: Path) -> None:
    """Wrong settings, a missing browser program and a broken key pair are told together, each with what to do."""
    (tmp_path / "server.crt").write_text("no certificate", encoding="ascii")
    code, found = findings(
        tmp_path, "--refresh-days", "400", CHROME_BIN=str(tmp_path / "nowhere"), APP_CERTIFICATE="server.crt"
    )
    assert code == 3
    assert {what for what, finding in found.items() if not finding["well"]} == {"settings", "browser", "key pair"}
    assert "400 days" in found["settings"]["says"]
    assert all(finding["hint"] for finding in found.values() if not finding["well"])


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
    """A taken callback port is no failure: the one that would be used is named, with what the project file needs."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        code, found = findings(tmp_path, "--callback-port", str(port))
    assert code == 0
    assert f"{port} is taken" in found["callback port"]["says"]
    assert "oauthLocalPort" in found["callback port"]["hint"]
