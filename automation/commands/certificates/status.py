"""`setupwalk cert status`: how long certificates last, and what to do next. It reads files, and asks no org."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import msgspec

from ...errors import DIFFERS, DONE, SETTINGS, SettingsError
from ...files.own_folder import KEYS
from ...jobs.key_pair import named
from ...jobs.task import Task
from ...keys.pair import KeyPair, read_pair
from ...pem.source import KeySource
from ...reporting.result_parts import CertificateStatus, StatusOfCertificates
from ...runs.history import SCHEMA
from ...settings.advised_commands import advised
from ...texts.printable import in_one_line, json_line
from .app_list import read_apps


def status(task: Task, apps: Path | None, before: int) -> int:
    """Prints a line for each certificate: the one of the settings, or those of a list. Returns 2 where one is due, 3
    where one cannot be read, of which nobody knows.

    Raises:
        SettingsError: there is no pair, or the list cannot be read.
    """
    rows = _of_list(task, apps, before) if apps is not None else [_of_settings(task, before)]
    states = {row.state for row in rows}
    code = SETTINGS.exit_code if "unreadable" in states else DONE if states == {"ok"} else DIFFERS
    if task.as_json:
        facts = StatusOfCertificates(SCHEMA, "cert status", code, before, rows)
        task.streams.out.write(json_line(msgspec.to_builtins(facts)) + "\n")
    else:
        width = max(len(in_one_line(row.name)) for row in rows)
        for row in rows:
            task.streams.out.write(f"{in_one_line(row.name):<{width}}  {row.state:<10}  {in_one_line(row.says)}\n")
            if row.next:
                task.streams.out.write(f"{'':<{width}}  {'next':<10}  {in_one_line(row.next)}\n")
    return code


def _of_settings(task: Task, before: int) -> CertificateStatus:
    given = named(task.settings, task.folder)
    if given.certificate is None:
        raise SettingsError("there is no key pair yet", hint="make one with: setupwalk cert new")
    certificate, key = given.certificate, given.private_key

    def read() -> KeyPair:
        return read_pair(certificate, key, now=task.now(), copies=task.folder / KEYS, for_upload=False)

    return _row(task.settings.app_name, certificate.named, read, task.now(), before, advised("cert rotate"))


def _of_list(task: Task, apps: Path, before: int) -> list[CertificateStatus]:
    rows = []
    for app in read_apps(apps):
        crt = KeySource("APP_CERTIFICATE", Path(app.certificate))
        unlock = lambda: task.settings.secret("passphrase")  # noqa: E731 - the shortest way to say it
        key = KeySource("APP_PRIVATE_KEY", Path(app.private_key), unlock=unlock) if app.private_key else None

        def read(crt: KeySource = crt, key: KeySource | None = key) -> KeyPair:
            return read_pair(crt, key, now=task.now(), copies=task.folder / KEYS, for_upload=False)

        instead = {"app_name": app.name, "certificate": app.certificate}
        rotate = advised("cert rotate", **instead, **({"private_key": app.private_key} if app.private_key else {}))
        limit = before if app.before is None else app.before
        rows.append(_row(app.name, app.certificate, read, task.now(), limit, rotate))
    return rows


def _row(
    name: str, certificate: str, read: Callable[[], KeyPair], now: datetime, before: int, rotate: str
) -> CertificateStatus:
    try:
        pair = read()
    except SettingsError as error:
        return CertificateStatus(name, certificate, "unreadable", str(error), error.hint)
    left, expires = pair.days_left(now), pair.not_after.isoformat()
    day = f"{pair.not_after:%Y-%m-%d}"
    if now >= pair.not_after:
        state, says = "expired", f"expired on {day}"
    elif now < pair.not_before:
        state, says = "not yet", f"is not valid before {pair.not_before:%Y-%m-%d %H:%M} UTC"
    else:
        state, says = ("ok" if left > before else "due"), f"expires on {day}, in {left} days"
    following = "" if state == "ok" else "check this machine's clock, or wait" if state == "not yet" else rotate
    return CertificateStatus(name, certificate, state, says, following, expires, left, pair.fingerprint)
