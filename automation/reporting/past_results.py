"""results.json of a run as a report needs it, read by type: anybody may have edited it. It knows no page."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec

from ..errors import SettingsError
from ..files.json_file import as_objects, read_json
from ..files.reading import is_there
from ..runs.history import RESULTS, SCHEMA
from ..runs.journal import NAME as JOURNAL


class _Difference(msgspec.Struct):
    what: str
    wanted: str
    found: str


class _Change(msgspec.Struct):
    what: str
    old: str
    new: str


class _Added(msgspec.Struct):
    number: str
    title: str


class _Step(msgspec.Struct):
    number: int
    title: str
    chapter: str
    says: str
    status: str
    by: str = ""
    reason: str = ""
    seconds: float = 0.0
    differences: list[_Difference] = []
    changes: list[_Change] = []
    also: list[_Added] = []
    picture: str = ""


class _Proof(msgspec.Struct):
    status: str
    says: str
    step: int = 0
    hint: str = ""


class _Error(msgspec.Struct, rename={"kind": "class"}):
    step: int
    title: str
    kind: str
    exit_code: int
    cause: str
    hint: str = ""


class _Results(msgspec.Struct):
    command: str
    org: str
    app: str
    flow: str
    began: str
    steps: list[_Step]
    asked: dict[str, Any]
    found: dict[str, dict[str, Any] | None]
    proof: _Proof | None
    edition: str = ""
    consumer_key: str = ""
    login_command: str = ""
    tries: int = 1
    files: list[str] = []
    schema: int = SCHEMA
    error: _Error | None = None


def past_results(folder: Path) -> dict[str, Any]:
    """What a run has left for its report.

    Raises:
        SettingsError: it left nothing, or what is there is not what a run leaves; the message says where.
    """
    path = folder / RESULTS
    if not is_there(path):
        killed = is_there(folder / JOURNAL)
        why = f"the run was killed; its {JOURNAL} tells how far it got" if killed else "it is not the folder of a run"
        raise SettingsError(f"{folder} has no {RESULTS}: {why}", hint="" if killed else "name the folder of a run")
    facts: dict[str, Any] = as_objects(read_json(path, _Results, "what a run leaves"))
    if facts["schema"] > SCHEMA:
        raise SettingsError(
            f"{path} is of a newer setupwalk, whose results mean something else (schema {facts['schema']})",
            hint="make its report with the version that ran",
        )
    if facts["error"] is None:
        del facts["error"]
    return facts
