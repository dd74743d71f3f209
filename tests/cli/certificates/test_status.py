"""`cert status` as a process: days left, the next action, exit code 2 when one is due, 3 when one cannot be read."""

from __future__ import annotations

import json
import shlex
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from automation.cli.parser import parser
from automation.keys.pair import new_pair
from tests.nightly.shapes import check_results

from ...support.command import CALLED, setupwalk


def make(folder: Path, days: int, *, ago: int = 0) -> None:
    """A pair for so many days, made so many days ago."""
    from automation.keys.generate import write_new_pair

    write_new_pair(folder, folder.name, datetime.now(UTC) - timedelta(days=ago), days, 2048)


def test_of_the_settings(tmp_path: Path) -> None:
    """More days than asked for: 0. As many or fewer: 2, with the command that replaces the pair."""
    none = setupwalk("cert", "status", "--json", folder=tmp_path)
    assert (none.code, none.facts["command"]) == (3, "cert status")
    new_pair(tmp_path / ".setupwalk", common_name="x", now=datetime.now(UTC), days=47)
    fine = setupwalk("cert", "status", "--json", folder=tmp_path)
    check_results(fine.facts)
    assert (fine.code, fine.facts["apps"][0]["state"], fine.facts["apps"][0]["days_left"]) == (0, "ok", 46), fine.err
    due = setupwalk("cert", "status", "--before", "46", folder=tmp_path)
    assert (due.code, "due" in due.out, f"{CALLED} cert rotate" in due.out) == (2, True, True), due.out


def test_of_a_list(tmp_path: Path) -> None:
    """Each app has its line, its own limit and its next command, which is one that the program reads."""
    make(tmp_path / "fine", 365)
    make(tmp_path / "soon", 20)
    make(tmp_path / "gone", 10, ago=11)
    apps = [
        {"name": name, "certificate": f"{name}/server.crt", "private_key": f"{name}/server.key"}
        for name in ("fine", "soon", "gone")
    ]
    toml = "\n".join(
        ["[[apps]]", *(f"{name} = {json.dumps(value)}" for name, value in app.items())][n]
        for app in apps
        for n in range(4)
    )
    (tmp_path / "apps.toml").write_text(toml, encoding="utf-8")
    done = setupwalk("cert", "status", "apps.toml", "--json", folder=tmp_path)
    check_results(done.facts)
    assert done.code == 2, done.err
    assert [row["state"] for row in done.facts["apps"]] == ["ok", "due", "expired"]
    following = shlex.split(done.facts["apps"][1]["next"].removeprefix(CALLED))
    read = parser().read(following)
    assert (read.app_name, read.certificate) == ("soon", str(Path("soon") / "server.crt"))
    apps[1]["before"] = 5  # type: ignore[assignment]
    (tmp_path / "apps.json").write_text(json.dumps({"apps": apps[:2]}), encoding="utf-8")
    assert setupwalk("cert", "status", "apps.json", folder=tmp_path).code == 0
    (tmp_path / "fine" / "server.crt").write_text("", encoding="utf-8")
    unreadable = setupwalk("cert", "status", "apps.toml", folder=tmp_path)
    assert (unreadable.code, "unreadable" in unreadable.out, "expired" in unreadable.out) == (3, True, True)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("[[apps", "is not a list of apps"),
        ("", "is not a list of apps"),
        ("apps = []", "names no app"),
        ('[[apps]]\nname = "x"', "certificate"),
        ('[[apps]]\nname = "x"\ncertificate = "y"\ncolour = "red"', "colour"),
        ('[[apps]]\nname = "x"\ncertificate = "y"\nbefore = -1', "-1 days"),
    ],
)
def test_list_that_is_none(tmp_path: Path, text: str, says: str) -> None:
    """What is wrong with a list is said, with its name, and where to read how it is written."""
    (tmp_path / "apps.toml").write_text(text, encoding="utf-8")
    done = setupwalk("cert", "status", "apps.toml", folder=tmp_path)
    assert (done.code, says in done.err, "apps.toml" in done.err) == (3, True, True), done.err
    assert "cert status --help" in done.err
