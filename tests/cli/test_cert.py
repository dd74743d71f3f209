"""`cert` as a process: the pair it makes, what it says of it, and what it refuses."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from fixtures.practice_org import PASSWORD

from ..support.command import setupwalk


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


def test_c_cert_new_writes_where_create_looks(tmp_path: Path) -> None:
    """C: without --out the pair goes where `create` looks for one, git ignores it, and a second one is refused."""
    made = setupwalk("cert", "new", folder=tmp_path)
    assert made.code == 0, made.err
    assert made.out.split() == [str(Path(".setupwalk") / f"server.{end}") for end in ("key", "crt")]
    assert "create, run in this folder, uses this pair" in made.err
    assert (tmp_path / ".setupwalk" / ".gitignore").read_text(encoding="utf-8") == "*\n"
    before = (tmp_path / ".setupwalk" / "server.key").read_bytes()
    again = setupwalk("cert", "new", folder=tmp_path)
    assert (again.code, (tmp_path / ".setupwalk" / "server.key").read_bytes()) == (3, before)
    assert "cert rotate" in again.err


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
