"""Bad input in files, and places that cannot be written."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from .rows import DEEP, LONG, SECRET, Row, loop

RUN: dict[str, str | bytes | Callable[[Path], None]] = {"runs/r/journal.jsonl": '{"event": "run"}\n'}
FILES: list[Row] = [
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
]
"""What somebody has edited, what is something else, and where nothing can be put."""
ON_POSIX: list[Row] = [
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
"""Links that lead to themselves, devices, and places of POSIX systems."""
