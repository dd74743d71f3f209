"""Bad input of every command, one row each: exit code 3, a sentence that names where it came from, and no secret.

It calls the program in this process; no browser opens, since none is there to be opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from automation.cli.main import main
from automation.settings.table import SETTINGS

from ..support.command import setupwalk

SECRET = "Tr0ub4dor&3-of-the-admin"
DEEP = "[" * 100_000
LONG = "x" * 5000
posix = sys.platform != "win32"
ORG = {
    "SF_LOGIN_URL": "http://localhost:9",
    "SF_USERNAME": "admin@x.example",
    "SF_PASSWORD": "another-secret",
    "APP_CONTACT_EMAIL": "a@x.example",
    "APP_PROFILES": "System Administrator",
}
Row = tuple[str, dict[str, str], dict[str, str | bytes | Callable[[Path], None]], str]


def pipe(path: Path) -> None:
    """Puts a pipe there that nobody writes to."""
    os.mkfifo(path)


def loop(path: Path) -> None:
    """Puts a link there that leads to itself."""
    path.symlink_to(path)


def folder(path: Path) -> None:
    """Puts a folder there."""
    path.mkdir()


RUN: dict[str, str | bytes | Callable[[Path], None]] = {"runs/r/journal.jsonl": '{"event": "run"}\n'}
ROWS: list[Row] = [
    # settings that no setting can be
    ("create", {"SF_LOGIN_URL": "acme"}, {}, "SF_LOGIN_URL"),
    ("create", {"SF_LOGIN_URL": SECRET}, {}, "SF_LOGIN_URL"),
    ("create", {"SF_LOGIN_URL": f"https://x:{SECRET}@acme.my.salesforce.com"}, {}, "SF_LOGIN_URL"),
    ("create", {"SF_LOGIN_URL": f"https://acme.my.salesforce.com/?sid={SECRET}"}, {}, "SF_LOGIN_URL"),
    ("create", {"SF_USERNAME": "admin"}, {}, "SF_USERNAME"),
    ("create", {"SF_USERNAME": SECRET}, {}, "SF_USERNAME"),
    ("plan", {"SF_USERNAME": "jörg@x.example"}, {}, "SF_USERNAME"),
    ("verify", {"APP_JWT_USERNAME": "two words@x.example"}, {}, "APP_JWT_USERNAME"),
    ("verify", {}, {}, "APP_PRIVATE_KEY"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": SECRET}, {}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "."}, {}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "~nobody-has-this-name/x"}, {}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": LONG}, {}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "pw"}, {"pw": b"\xff\xff"}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "pw"}, {"pw": "\n" + SECRET}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "pw"}, {"pw": SECRET * 10_000}, "SF_PASSWORD_FILE"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_COMMAND": SECRET}, {}, "SF_PASSWORD_COMMAND"),
    ("create", {"SF_PASSWORD": "", "SF_PASSWORD_COMMAND": "nobody-has-this get x"}, {}, "SF_PASSWORD_COMMAND"),
    ("create", {"SF_CODE_COMMAND": SECRET}, {}, "SF_CODE_COMMAND"),
    ("create", {"SF_PASSWORD": ""}, {}, "SF_PASSWORD"),
    ("create", {"SF_PASSWORD": SECRET, "APP_NAME": SECRET}, {}, "APP_NAME"),
    ("create", {"SF_PASSWORD": SECRET, "APP_DESCRIPTION": SECRET}, {}, "APP_DESCRIPTION"),
    ("create", {"SF_PASSWORD": SECRET, "SETUPWALK_RUNS": SECRET}, {}, "SETUPWALK_RUNS"),
    ("create", {"SETUPWALK_RUNS": SECRET}, {}, "SETUPWALK_RUNS"),
    ("create", {"SETUPWALK_RUNS": LONG}, {}, "SETUPWALK_RUNS"),
    ("create", {"SETUPWALK_RUNS": "~nobody-has-this-name/x"}, {}, "SETUPWALK_RUNS"),
    ("create", {"SETUPWALK_RUNS": "file"}, {"file": ""}, "SETUPWALK_RUNS"),
    ("create", {"SETUPWALK_RUNS": "file/runs"}, {"file": ""}, "SETUPWALK_RUNS"),
    ("create", {"CHROME_BIN": SECRET}, {}, "CHROME_BIN"),
    ("create", {"CHROME_BIN": "/" + LONG}, {}, "CHROME_BIN"),
    ("create", {"CHROME_BIN": "~nobody-has-this-name/x"}, {}, "CHROME_BIN"),
    ("create", {"CHROME_BIN": "."}, {}, "CHROME_BIN"),
    ("create", {"APP_CERTIFICATE": SECRET}, {}, "APP_CERTIFICATE"),
    ("create", {"APP_CERTIFICATE": "missing.crt"}, {}, "missing.crt"),
    ("create", {"APP_CERTIFICATE": LONG}, {}, "APP_CERTIFICATE"),
    ("create", {"APP_CERTIFICATE": "."}, {}, ""),
    ("create", {"APP_CERTIFICATE": f"-----BEGIN PRIVATE KEY-----\n{SECRET}"}, {}, "APP_CERTIFICATE"),
    ("create", {"APP_PRIVATE_KEY": f"-----BEGIN PRIVATE KEY-----\n{SECRET}"}, {}, "APP_PRIVATE_KEY"),
    ("create", {"APP_NAME": "two\nlines"}, {}, "APP_NAME"),
    ("create", {"APP_NAME": "\x1b[31mred"}, {}, "APP_NAME"),
    ("create", {"APP_NAME": "“My App”"}, {}, "APP_NAME"),
    ("create", {"APP_NAME": "a" * 81}, {}, "APP_NAME"),
    ("create", {"APP_NAME": "B\udcfcro"}, {}, "APP_NAME"),
    ("create", {"APP_NAME": "日本語"}, {}, "APP_NAME"),
    ("create", {"APP_API_NAME": "a__b"}, {}, "APP_API_NAME"),
    ("create", {"APP_API_NAME": SECRET}, {}, "APP_API_NAME"),
    ("create", {"APP_CONTACT_EMAIL": "nobody"}, {}, "APP_CONTACT_EMAIL"),
    ("create", {"APP_CONTACT_EMAIL": SECRET}, {}, "APP_CONTACT_EMAIL"),
    ("create", {"APP_CONTACT_EMAIL": ""}, {}, "APP_CONTACT_EMAIL"),
    ("create", {"APP_INFO_URL": SECRET}, {}, "APP_INFO_URL"),
    ("create", {"APP_LOGO_URL": "//x"}, {}, "APP_LOGO_URL"),
    ("create", {"APP_INFO_URL": f"https://me:{SECRET}@x.example/"}, {}, "carries a user name or password"),
    ("create", {"APP_INFO_URL": "https://x.example:99999"}, {}, "APP_INFO_URL"),
    ("create", {"APP_ICON_URL": "https://x..example"}, {}, "APP_ICON_URL"),
    ("create", {"APP_ICON_URL": r"https://x.example\y"}, {}, "APP_ICON_URL"),
    ("create", {"APP_CONTACT_PHONE": SECRET}, {}, "APP_CONTACT_PHONE"),
    ("create", {"APP_CONTACT_PHONE": "none"}, {}, "APP_CONTACT_PHONE: 'none' is not a phone number"),
    ("create", {"APP_CALLBACK_PORT": "0"}, {}, "APP_CALLBACK_PORT"),
    ("create", {"APP_CALLBACK_PORT": "1e3"}, {}, "APP_CALLBACK_PORT"),
    ("create", {"APP_CALLBACK_PORT": SECRET}, {}, "APP_CALLBACK_PORT"),
    ("create", {"APP_REFRESH_DAYS": "91"}, {}, "APP_REFRESH_DAYS"),
    ("create", {"APP_REFRESH_DAYS": "9" * 5000}, {}, "APP_REFRESH_DAYS"),
    ("create", {"APP_SESSION_MINUTES": "17"}, {}, "APP_SESSION_MINUTES"),
    ("create", {"SETUPWALK_WAIT_MINUTES": "-1"}, {}, "SETUPWALK_WAIT_MINUTES"),
    ("create", {"SETUPWALK_WAIT_MINUTES": "999999"}, {}, "SETUPWALK_WAIT_MINUTES"),
    ("create", {"APP_PROFILES": ","}, {}, "APP_PROFILES"),
    ("create", {"APP_PROFILES": "A,,B"}, {}, "APP_PROFILES"),
    ("create", {"APP_PROFILES": '"A'}, {}, "APP_PROFILES"),
    ("create", {"APP_PERMISSION_SETS": "A\tB"}, {}, "APP_PERMISSION_SETS"),
    ("create", {"APP_EXACT": SECRET}, {}, "APP_EXACT"),
    ("create", {"APP_FLOW": SECRET}, {}, "APP_FLOW"),
    ("create", {"SETUPWALK_UI": "aura"}, {}, "SETUPWALK_UI"),
    ("create", {"SETUPWALK_EVIDENCE": SECRET}, {}, "SETUPWALK_EVIDENCE"),
    ("create", {"SETUPWALK_LOG": "xml"}, {}, "SETUPWALK_LOG"),
    ("create --runs=", {}, {}, "--runs"),
    ("create --refresh-days=", {}, {}, "--refresh-days"),
    ("create --profile=A --profile=", {}, {}, "--profile"),
    ("create --pace nan", {}, {}, "--pace"),
    ("create --pace -1", {}, {}, "--pace"),
    ("create --nonsense", {}, {}, "--nonsense"),
    (SECRET, {}, {}, "COMMAND"),
    (f"cert {SECRET}", {}, {}, "none of new, show, rotate"),
    (f"create -p{SECRET}", {}, {}, "unrecognized arguments: -p\nnext: setupwalk create --help"),
    (f"create --exact={SECRET}", {}, {}, "--exact/--no-exact: it takes no value"),
    (f"create {SECRET}=x", {}, {}, "1 after create"),
    (f"cert new --days {SECRET}", {}, {}, "--days"),
    ("cert shwo", {}, {}, '"shwo" is none of new, show, rotate'),
    ("create --profil A", {}, {}, "--profil (is it --profile?)"),
    ("delete --ye", {}, {}, "--ye (is it --yes?)"),
    ("plan --plan p.json", {}, {}, "--plan (it belongs to create)"),
    ("login --yes", {}, {}, "--yes (it belongs to delete, undo)"),
    ("cert rotate --bits 4096", {}, {}, "--bits (it belongs to cert new)"),
    ("create --record", {}, {}, "--record is for create --guided alone"),
    ("create --pace 0", {}, {}, "--pace is for create --guided alone"),
    ("create --guided --pace 1_0", {}, {}, "--pace"),
    ("cert new --days \u0661\u0662", {}, {}, "is not a whole number"),
    ("practice --port 1_0", {}, {}, "is not a whole number"),
    ("nonsense", {}, {}, "nonsense"),
    ("", {}, {}, "COMMAND"),
    # variables that nothing has filled in, and what is no path here
    ("create", {"SF_PASSWORD": "$(SF_PASSWORD)"}, {}, "SF_PASSWORD"),
    ("create", {"SF_PASSWORD": "${{ secrets.SF_PASSWORD }}"}, {}, "SF_PASSWORD"),
    ("create", {"SF_PASSWORD": "%SF_PASSWORD%"}, {}, "SF_PASSWORD"),
    ("create", {"APP_NAME": "$(App.Name)"}, {}, "APP_NAME"),
    ("create", {"APP_DESCRIPTION": "{{ description }}"}, {}, "APP_DESCRIPTION"),
    ("create", {"APP_PROFILES": "System Administrator, $(Profile)"}, {}, "APP_PROFILES"),
    ("create", {"APP_PRIVATE_KEY": "$(Key)"}, {}, "APP_PRIVATE_KEY"),
    ("create", {"APP_CERTIFICATE": "$HOME/server.crt"}, {}, "APP_CERTIFICATE: "),
    ("create", {"SETUPWALK_RUNS": "$HOME/runs"}, {}, "SETUPWALK_RUNS: "),
    ("create", {"SETUPWALK_RUNS": "$(Build.ArtifactStagingDirectory)/runs"}, {}, "a variable"),
    ("create", {"SETUPWALK_RUNS": "%TEMP%\\runs"}, {}, "a variable"),
    ("create", {"SETUPWALK_RUNS": "s3://bucket/runs"}, {}, "SETUPWALK_RUNS: the value is an address"),
    ("create", {"SETUPWALK_RUNS": "-"}, {}, "SETUPWALK_RUNS: the value is no file"),
    ("create", {"APP_PRIVATE_KEY": f"https://me:{SECRET}@x.example/k"}, {}, "APP_PRIVATE_KEY: the value is an address"),
    (
        "create",
        {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "op://vault/item"},
        {},
        "SF_PASSWORD_FILE: the value is an addr",
    ),
    ("plan --out -", {}, {}, "--out"),
    ("report . --no-open", {}, {}, "it is not the folder of a run\nnext: name the folder of a run"),
    # .env
    ("create", {}, {".env": f"SF_PASSWORD='{SECRET}\n"}, ".env line 1"),
    ("create", {}, {".env": f"\n{SECRET}\n"}, ".env line 2"),
    ("create", {}, {".env": b"APP_NAME=B\xfcro\n"}, ".env"),
    ("create", {}, {".env": "APP_NAME=Büro\n".encode("utf-16")}, "UTF-16"),
    ("create", {}, {".env": "APP_NAME=a\0b\n"}, ".env"),
    ("create", {}, {".env": "APP_REFRESH_DAYS=many\n"}, ".env line 1"),
    ("steps", {}, {".env": "#" * 1_000_001}, ".env"),
    # files that somebody has edited, and that are something else
    ("create", {}, {"sfdx-project.json": "{,}"}, "sfdx-project.json line 1"),
    ("create", {}, {"sfdx-project.json": DEEP}, "sfdx-project.json"),
    ("create", {}, {"sfdx-project.json": '{"oauthLocalPort": ' + "9" * 5000 + "}"}, "sfdx-project.json"),
    ("create", {}, {"sfdx-project.json": '{"a": NaN}'}, "sfdx-project.json"),
    ("create", {}, {"sfdx-project.json": "[]"}, "sfdx-project.json"),
    ("create", {}, {"sfdx-project.json": b"\xff"}, "sfdx-project.json"),
    ("create --plan p.json", {}, {}, "p.json is not there"),
    ("create --plan p.json", {}, {"p.json": DEEP}, "p.json"),
    ("create --plan p.json", {}, {"p.json": "{}"}, "p.json"),
    ("create --plan p.json", {}, {"p.json": '{"format": "setupwalk plan 1"}'}, "org"),
    ("create --plan p.json", {}, {"p.json": "x"}, "p.json"),
    ("create --plan .", {}, {}, "is a folder"),
    ("undo none", {}, {}, "none is not the folder of a run"),
    (f"undo {LONG}", {}, {}, "RUN"),
    ("undo r", {}, RUN, "journal"),
    ("undo r", {}, {"runs/r/journal.jsonl": DEEP + "\n{}\n"}, "journal.jsonl"),
    ("undo r", {}, {"runs/r/journal.jsonl": b"\xff\n\n"}, "journal"),
    ("report r --no-open", {}, RUN, "results.json"),
    ("report r --no-open", {}, {"runs/r/results.json": "{}"}, "results.json"),
    ("report r --no-open", {}, {"runs/r/results.json": DEEP}, "results.json"),
    ("report r --no-open", {}, {"runs/r/results.json": '{"steps": 5}'}, "results.json"),
    (f"report {LONG} --no-open", {}, {}, "RUN"),
    ("report none --no-open", {"SETUPWALK_RUNS": "file"}, {"file": ""}, "none"),
    # places that cannot be written
    ("plan --out no/such/p.json", {}, {}, "--out"),
    ("plan --out .", {}, {}, "--out"),
    (f"plan --out {LONG}", {}, {}, "--out"),
    ("steps --html no/such/r.html", {}, {}, "--html"),
    ("steps --html .", {}, {}, "--html"),
    ("create", {"TMPDIR": "gone", "TEMP": "gone"}, {}, "(environment variable): gone is not there"),
    ("login", {"TMPDIR": "gone", "TEMP": "gone"}, {}, "(environment variable): gone is not there"),
    ("create", {"TMPDIR": "file", "TEMP": "file"}, {"file": ""}, "(environment variable): file is not a folder"),
    ("cert new --out file", {}, {"file": ""}, "file"),
    (f"cert new --out {LONG}", {}, {}, "--out"),
    ("cert new --days 0", {}, {}, "days"),
    ("cert new --days x", {}, {}, "--days"),
    ("cert new --bits 1", {}, {}, "bits"),
    ("cert show", {}, {}, "key pair"),
    ("cert show", {"APP_CERTIFICATE": "x.crt"}, {"x.crt": "no certificate"}, "x.crt"),
    ("cert rotate --days 0", {}, {}, ""),
    ("create", {}, {".setupwalk": ""}, ".setupwalk"),
    # the practice org's own
    ("practice --port 70000", {}, {}, "--port"),
    ("practice --port x", {}, {}, "--port"),
    ("practice --port 0 --edition G9", {}, {}, "G9"),
    ("practice --port 0 --language xx", {}, {}, "xx"),
    ("practice --port 0 --fault nonsense", {}, {}, "nonsense"),
    ("practice --port 0 --fault slow:seconds=x", {}, {}, "slow"),
    ("practice --port 0 --fault slow:times=x", {}, {}, "times"),
    ("practice --port 0 --fault slow:seconds=inf", {}, {}, "slow"),
    ("practice --port 0 --fault slow:seconds", {}, {}, "seconds"),
    ("practice --port 0 --state s.json", {}, {"s.json": "{"}, "s.json"),
    ("practice --port 0 --state s.json", {}, {"s.json": '{"users": ' + DEEP}, ""),
    ("practice --port 0 --state .", {}, {}, "--state"),
    ("practice --port 0 --state no/such/s.json", {}, {}, "--state"),
]
if posix:
    ROWS += [
        ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "/dev/zero"}, {}, "SF_PASSWORD_FILE"),
        ("create", {"SF_PASSWORD": "", "SF_PASSWORD_FILE": "pw"}, {"pw": loop}, "SF_PASSWORD_FILE"),
        ("create", {"SETUPWALK_RUNS": "C:\\runs"}, {}, "SETUPWALK_RUNS: the value is a path of Windows"),
        ("create", {"CHROME_BIN": "b"}, {"b": loop}, "CHROME_BIN"),
        ("create", {"APP_CERTIFICATE": "c"}, {"c": loop}, ""),
        ("create", {"SETUPWALK_RUNS": "r"}, {"r": loop}, "SETUPWALK_RUNS"),
        ("create", {}, {".setupwalk": loop}, ".setupwalk"),
        ("create", {"SETUPWALK_RUNS": "/proc/none"}, {}, "SETUPWALK_RUNS"),
        ("create", {"TMPDIR": "/proc"}, {}, "TMPDIR (environment variable): /proc cannot be written"),
        ("plan --out /proc/p.json", {}, {}, "--out"),
        ("steps --html /proc/r.html", {}, {}, "--html"),
        ("cert new --out /proc/none", {}, {}, "/proc/none"),
        ("practice --port 0 --state /dev/zero", {}, {}, "--state"),
    ]


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
