"""Bad input on the command line, to the practice org too."""

from __future__ import annotations

from .rows import DEEP, SECRET, Row

NO_COMMAND: list[Row] = [
    ("create --runs=", {}, {}, "--runs"),
    ("create --refresh-days=", {}, {}, "--refresh-days"),
    ("create --profile=A --profile=", {}, {}, "--profile"),
    ("create --pace nan", {}, {}, "--pace"),
    ("create --pace -1", {}, {}, "--pace"),
    ("create --nonsense", {}, {}, "--nonsense"),
    (SECRET, {}, {}, "COMMAND"),
    (f"cert {SECRET}", {}, {}, "none of new, show, status, rotate"),
    (f"create -p{SECRET}", {}, {}, "unrecognized arguments: -p\nnext: setupwalk create --help"),
    (f"create --exact={SECRET}", {}, {}, "--exact/--no-exact: it takes no value"),
    (f"create {SECRET}=x", {}, {}, "1 after create"),
    (f"cert new --days {SECRET}", {}, {}, "--days"),
    ("cert shwo", {}, {}, '"shwo" is none of new, show, status, rotate'),
    ("create --profil A", {}, {}, "--profil (is it --profile?)"),
    ("delete --ye", {}, {}, "--ye (is it --yes?)"),
    ("plan --plan p.json", {}, {}, "--plan (it belongs to create)"),
    ("login --yes", {}, {}, "--yes (it belongs to create, delete, undo, cert rotate)"),
    ("cert rotate --bits 4096", {}, {}, "--bits (it belongs to cert new)"),
    ("create --record", {}, {}, "--record works only with create --guided"),
    ("create --pace 0", {}, {}, "--pace works only with create --guided"),
    ("create --guided --pace 1_0", {}, {}, "--pace"),
    ("cert new --days \u0661\u0662", {}, {}, "is not a whole number"),
    ("practice --port 1_0", {}, {}, "is not a whole number"),
    ("nonsense", {}, {}, "nonsense"),
    ("", {}, {}, "COMMAND"),
]
"""What no command takes."""
PRACTICE: list[Row] = [
    ("practice --port 70000", {}, {}, "--port"),
    ("practice --port x", {}, {}, "--port"),
    ("practice --port 0 --edition G9", {}, {}, "G9"),
    ("practice --port 0 --language xx", {}, {}, "xx"),
    ("practice --port 0 --dialect labl=for", {}, {}, "labl"),
    ("practice --port 0 --dialect label=nonsense", {}, {}, "label"),
    ("practice --port 0 --dialect 1x", {}, {}, "1x"),
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
"""What the practice org does not take."""
