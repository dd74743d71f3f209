"""Bad input of every command, one row each: exit code 3, a sentence that names where it came from, and no secret.

It calls the program in this process; no browser opens, since none is there to be opened.
"""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from automation.cli.main import main
from automation.settings.table import SETTINGS

from ...support.command import setupwalk
from .command_lines import NO_COMMAND, PRACTICE
from .files import FILES, ON_POSIX
from .rows import SECRET, Row
from .settings import NO_SETTING, NOT_FILLED_IN

ORG = {
    "SF_LOGIN_URL": "http://localhost:9",
    "SF_USERNAME": "admin@x.example",
    "SF_PASSWORD": "another-secret",
    "APP_CONTACT_EMAIL": "a@x.example",
    "APP_PROFILES": "System Administrator",
}
ROWS = [*NO_SETTING, *NO_COMMAND, *NOT_FILLED_IN, *FILES, *PRACTICE]
if sys.platform != "win32":
    ROWS += ON_POSIX


@pytest.mark.parametrize("row", ROWS, ids=[f"{n}-{row[0][:40]}-{[*row[1], *row[2]]}" for n, row in enumerate(ROWS)])
def test_bad_input(
    row: Row, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    """Bad input ends with 3 and a sentence that names its origin; a secret in it is not repeated, nothing is left."""
    words, environ, files, origin = row
    browser = tmp_path / "browser"
    browser.write_text(f"#!/bin/sh\ntouch {tmp_path}/opened\nexit 1\n", encoding="ascii")
    browser.chmod(0o755)
    context = tmp_path / "work"
    context.mkdir()
    for name, content in files.items():
        (context / name).parent.mkdir(parents=True, exist_ok=True)
        if callable(content):
            content(context / name)
        else:
            (context / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    monkeypatch.chdir(context)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    for setting in SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)
    given = {"CHROME_BIN": str(browser)} | ORG | environ
    for name, value in given.items():
        monkeypatch.setenv(name, value)
    before = set(context.rglob("*"))
    code = main(words.split())
    said = capfd.readouterr()
    assert code == 3, said.err
    assert said.out == ""
    assert "Traceback" not in said.err
    assert origin in said.err
    assert SECRET not in said.err
    assert not (tmp_path / "opened").exists()
    left = set(context.rglob("*")) - before
    assert not [path for path in left if path.parts[len(context.parts)] != ".setupwalk"]


def test_unfilled_password(tmp_path: Path) -> None:
    """What CI did not fill in is told before a browser is looked for: exit code 3, one sentence, nothing left."""
    env = {"SF_LOGIN_URL": "https://acme.my.salesforce.com", "SF_USERNAME": "a@acme.example", "SF_PASSWORD": "***"}
    done = setupwalk("create", folder=tmp_path, env=env)
    assert done.code == 3
    assert "SF_PASSWORD: the value is what is shown in place of a secret" in done.err
    assert list(tmp_path.iterdir()) == []
