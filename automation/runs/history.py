"""What earlier runs left in the runs folder: which apps of an org are ours, and where a run
lies. An org is known by its id. It reads, and never writes."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from pathlib import Path

import msgspec

from ..errors import SettingsError
from ..files.json_file import NotSuchJson, decode
from ..files.reading import Unusable, is_folder, read_bytes

RESULTS = "results.json"
SCHEMA = 1
"""Grows when a field of results.json changes its meaning; the fields are described in results.schema.json."""
_NAME = re.compile(r"[0-9]{8}T[0-9]{6}Z-")


class Kept(msgspec.Struct):
    """What later runs need to know of a run."""

    consumer_key: str = ""
    key_given: bool = False
    org_id: str = ""
    api_name: str = ""
    app_ids: list[str] = []


def results_of(folder: Path) -> Kept:
    """Of a run's results.json; empty where there is none that can be read, as after a kill. A key that the run had from
    a setting, and that no org has told, is left out: no app is known by it."""
    try:
        kept = decode(read_bytes(folder / RESULTS), Kept)
        return msgspec.structs.replace(kept, consumer_key="") if kept.key_given else kept
    except (Unusable, NotSuchJson):
        return Kept()


def made_here(runs: Path, org_id: str, consumer_key: str, ids: Collection[str] = ()) -> bool:
    """Whether an earlier run kept an app with this key, or one of these ids, in this org: then it is ours, whatever it
    is called now."""
    return any(
        kept.org_id == org_id
        and ((bool(consumer_key) and kept.consumer_key == consumer_key) or not set(ids).isdisjoint(kept.app_ids))
        for kept in _all(runs)
    )


def last_key(runs: Path, org_id: str, api_name: str) -> str:
    """The consumer key that the newest run for an app was shown; empty without one."""
    wanted = (org_id, api_name)
    keys = (kept.consumer_key for kept in _all(runs) if (kept.org_id, kept.api_name) == wanted)
    return next((key for key in keys if key), "")


def keys_by_app(runs: Path, org_id: str) -> dict[str, str]:
    """The consumer keys that earlier runs were shown in this org, by the app's ids; the newest run counts."""
    found: dict[str, str] = {}
    for kept in _all(runs):
        if kept.org_id == org_id and kept.consumer_key:
            for name in kept.app_ids:
                found.setdefault(name, kept.consumer_key)
    return found


def run_folder(name: Path, runs: Path) -> Path:
    """The folder of a run, given by its path or by its name in the runs folder.

    Raises:
        SettingsError: there is no such run.
    """
    for folder in (name, runs / name):
        if is_folder(folder):
            return folder
    there = [folder.name for folder in _folders(runs)][:3][::-1]
    raise SettingsError(
        f"{name} is not the folder of a run", hint=f"the newest are: {', '.join(there)}" if there else "there is no run"
    )


def newest(runs: Path) -> Path:
    """The folder of the run that began last, by its name.

    Raises:
        SettingsError: there is none.
    """
    for folder in newest_first(runs):
        return folder
    raise SettingsError(f"there is no run in {runs}", hint="name the folder of a run, or another place with --runs")


def newest_first(runs: Path) -> list[Path]:
    """The folders that runs have made, in the order in which the runs began, by their names."""
    return sorted((folder for folder in _folders(runs) if _NAME.match(folder.name)), key=_order, reverse=True)


def _order(folder: Path) -> tuple[str, int, str]:
    """Of two runs for an app that began in one second, the second has a number behind its name."""
    name, _, number = folder.name.rpartition("-")
    return (folder.name[:16], int(number), name) if number.isdecimal() and "-" in name else (folder.name[:16], 1, name)


def _all(runs: Path) -> Iterator[Kept]:
    for folder in _folders(runs):
        yield results_of(folder)


def _folders(runs: Path) -> list[Path]:
    """The runs' folders, the newest first; none where they cannot be listed."""
    try:
        return sorted((path for path in runs.iterdir() if is_folder(path)), reverse=True)
    except OSError:
        return []
