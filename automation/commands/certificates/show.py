"""`setupwalk cert show`: explains the certificate that a run would upload, and says whether the org has it. It shows
nothing of the key, opens no browser and writes nothing.
"""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

from ...errors import DONE, SettingsError
from ...files.own_folder import KEYS
from ...jobs.key_pair import Named, named
from ...jobs.task import Task
from ...keys.pair import KeyPair, read_pair
from ...runs.history import SCHEMA
from ...texts.printable import in_one_line, json_line
from .in_org import InOrg, in_org
from .key_search import key_of


def show(task: Task) -> int:
    """Prints what is in the certificate, also where it has expired, whether the key fits, and whether the org has it.

    Raises:
        SettingsError: there is no pair, or it is not usable; the message says why.
    """
    given, now = named(task.settings, task.folder), task.now()
    if given.certificate is None:
        raise SettingsError("there is no key pair yet", hint="make one with: setupwalk cert new")
    pair, found = _read(task, given, now)
    there = in_org(task, pair)
    out = task.streams.out
    if task.as_json:
        out.write(json_line(_facts(pair, now, there, found)) + "\n")
        return DONE
    belongs = f"not given; {found} belongs to it" if found is not None else "not given"
    lines = {
        "certificate": pair.named[0],
        "private key": f"{pair.named[1]}, which belongs to it" if pair.key is not None else belongs,
        "issued to": pair.subject,
        "valid from": f"{pair.not_before:%Y-%m-%d %H:%M} UTC",
        "expires": f"{pair.not_after:%Y-%m-%d %H:%M} UTC, in {pair.days_left(now)} days",
        "SHA-256": pair.fingerprint,
        "key": f"RSA, {pair.key_size} bits" + (", with a passphrase" if pair.locked else ""),
        "in the org": f"{there.answer}: {there.says}",
    }
    out.writelines(f"{name:<12} {in_one_line(value)}\n" for name, value in lines.items())
    out.writelines(f"{'warning':<12} {in_one_line(warning)}\n" for warning in pair.warnings)
    return DONE


def _read(task: Task, given: Named, now: datetime) -> tuple[KeyPair, Path | None]:
    """The pair, and where its key lies if it was not given.

    Raises:
        SettingsError: it is not usable; where another key belongs to the certificate, the hint names it.
    """
    assert given.certificate is not None, "asked before"
    copies = task.folder / KEYS
    sources = (given.certificate, given.private_key)
    paths = [one.path for one in sources if one is not None and one.path is not None]
    folders = [*dict.fromkeys(path.parent for path in paths), copies]
    try:
        pair = read_pair(given.certificate, given.private_key, now=now, copies=copies, for_upload=False)
    except SettingsError as error:
        if given.private_key is not None and (belongs := key_of(given.certificate, folders)) is not None:
            raise SettingsError(str(error), hint=f"{belongs} belongs to it; {error.hint}") from error
        raise
    return pair, key_of(given.certificate, folders) if pair.key is None else None


def _facts(pair: KeyPair, now: datetime, there: InOrg, found: Path | None) -> dict[str, Any]:
    return {
        "schema": SCHEMA,
        "command": "cert show",
        "exit_code": DONE,
        "certificate": pair.named[0],
        "private_key": pair.named[1] if pair.key is not None else "",
        "key_found": str(found) if found is not None else "",
        "issued_to": pair.subject,
        "valid_from": pair.not_before.isoformat(),
        "expires": pair.not_after.isoformat(),
        "days_left": pair.days_left(now),
        "sha256": pair.fingerprint,
        "key_bits": pair.key_size,
        "locked": pair.locked,
        "in_org": there.answer,
        "in_org_says": there.says,
        "warnings": list(pair.warnings),
    }
