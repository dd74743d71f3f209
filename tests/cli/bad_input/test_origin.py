"""Bad input to the command as a process: what is wrong and where it came from, and nothing is left behind."""

from __future__ import annotations

from pathlib import Path

import pytest

from automation.cli.parser import parser
from automation.errors import SettingsError

from ...support.command import setupwalk


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


@pytest.mark.parametrize("command", ["undo", "report"])
def test_a_run_is_named_by_its_folder(command: str) -> None:
    """The name that a run's folder has is no secret in the wrong place; another long word may be one."""
    name = "20261126T231008Z-Setupwalk_CLI_Login-2"
    assert parser().read([command, name]).run == Path(name)
    with pytest.raises(SettingsError, match="looks like a secret"):
        parser().read([command, "20261126T231008Zx-Setupwalk_CLI_Login"])
