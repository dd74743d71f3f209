"""What a command tells of itself, and that it starts without what it does not need."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from automation.cli.flags import COMMON
from automation.cli.parser import parser
from automation.settings.table import GROUPS, SETTINGS

from ..support.command import ROOT, setupwalk


def _help(capsys: pytest.CaptureFixture[str], command: str) -> str:
    with pytest.raises(SystemExit) as ended:
        parser().read([*command.split(), "--help"])
    assert ended.value.code == 0
    return " ".join(capsys.readouterr().out.split())


@pytest.mark.parametrize("command", ["create", "plan", "doctor"])
def test_all_settings_matter(capsys: pytest.CaptureFixture[str], command: str) -> None:
    """What makes the whole app, or checks what is wanted, shows the app's flags under the titles of their groups."""
    words = _help(capsys, command)
    assert all(f"{GROUPS[name]}: --" in words for name in ("app", "policy", "run"))


def test_c_each_command_lists_its_own_flags(capsys: pytest.CaptureFixture[str]) -> None:
    """C: what all commands take that work in an org is explained once, in the program's own help; theirs says where.
    No command but those that describe a whole app lists more than a screen of flags."""
    common = [setting.flag for setting in SETTINGS if setting.name in COMMON and setting.flag is not None]
    program = _help(capsys, "")
    assert len(common) >= 10
    assert all(f"{flag} " in program for flag in common)
    for command in ("create", "plan", "verify", "delete", "undo", "audit", "capture", "doctor", "cert rotate"):
        words = _help(capsys, command)
        assert not [flag for flag in common if f"{flag} " in words], command
        assert re.search(r"common options: .*setupwalk --help|common options: .*-m automation --help", words)
        assert len(re.findall(r" --[a-z-]+", words)) <= (60 if command in ("create", "plan", "doctor") else 22), command


@pytest.mark.parametrize(
    ("command", "shown", "hidden"),
    [
        ("steps", "--description --profile --flow", "--login-url --runs --verbose"),
        ("verify", "--api-name --private-key --callback-port", "--description --profile --exact --login-url"),
        ("delete", "--app-name --certificate --yes", "--contact-email --refresh-days"),
        ("undo", "--app-name --private-key", "--logo-url --permission-set --runs"),
        ("audit", "--app-name --api-name", "--certificate --evidence --profile --ui"),
        ("capture", "--app-name --to", "--login-url --certificate --evidence --profile"),
        ("login", "--login-url --username", "--app-name --flow --headed"),
        ("cert show", "--certificate --private-key --login-url --app-name", "--profile --runs"),
        ("cert rotate", "--days --api-name --certificate", "--login-url --description --profile"),
    ],
)
def test_flags_that_matter(capsys: pytest.CaptureFixture[str], command: str, shown: str, hidden: str) -> None:
    """`--help` shows what the command uses; what it does not use is taken all the same, as scripts may give it."""
    words = _help(capsys, command)
    for flag in shown.split():
        assert f" {flag} " in words, flag
    for flag in hidden.split():
        assert flag not in words, flag
        own = parser().read([*command.split(), flag, *([] if flag in ("--verbose", "--exact", "--headed") else ["x"])])
        assert own.does is not None


def test_version(tmp_path: Path) -> None:
    """`--version` says what somebody is asked who reports a defect."""
    done = setupwalk("--version", folder=tmp_path)
    assert (done.code, done.err) == (0, "")
    assert re.fullmatch(r"setupwalk \d+\.\d+\.\d+, Python 3\.\d+\.\S+, Playwright 1\.\S+\n", done.out)


@pytest.mark.parametrize(
    "command", ["--version", "--help", "create --help", "cert new", "cert show", "report --no-open", "explain"]
)
def test_starts_light(tmp_path: Path, command: str) -> None:
    """What opens no browser imports none, nor what else is for an org; the telling of an error may, at the border.

    `steps` is not among them: its steps are bound to the pages they act on.
    """
    script = f"""
import sys
from automation.cli.dispatch import run
from automation.errors import SettingsError
from automation.runs.redact import Redactor
try:
    run({command.split()!r}, Redactor())
except (SystemExit, SettingsError):
    pass
print(sorted({{"playwright", "httpx", "rich", "starlette"}} & set(sys.modules)), file=sys.stderr)
"""
    env = {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_", "SETUPWALK_"))}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=tmp_path,
        env=env | {"PYTHONPATH": str(ROOT)},
        capture_output=True,
        encoding="utf-8",
        timeout=60,
        check=False,
    )
    assert done.stderr.splitlines()[-1] == "[]", done.stderr
