"""What a run ends in, as plain data: results.json, its schema and every report are made of it. It knows no page."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Annotated, Any

import msgspec
from msgspec import UNSET, Meta, Struct, UnsetType

from ..app.least_privilege import Advice
from ..engine.step import By, Difference, Flow, Status
from ..errors import DIFFERS, DONE, KINDS, SettingsError
from ..files.json_file import read_json
from ..files.reading import is_there
from ..runs.history import RESULTS, SCHEMA
from ..runs.journal import NAME as JOURNAL
from ..settings.types import Evidence
from .proof_result import ProofResult
from .result_parts import Added, Change, CommandName, Host, NothingDue, PartFound, RotationResult, StatusOfCertificates

_Text = Annotated[str, Meta(min_length=1)]
_Code = Annotated[int, Meta(extra_json_schema={"enum": sorted({DONE, DIFFERS, *(kind.exit_code for kind in KINDS)})})]
_Kind = Annotated[str, Meta(extra_json_schema={"enum": list(dict.fromkeys(kind.name for kind in KINDS))})]
_Schema = Annotated[
    int, Meta(extra_json_schema={"const": SCHEMA}, description="grows when a field changes its meaning")
]
_Found = dict[str, dict[str, Any] | None]
_Warning = Annotated[str, Meta(description="what to do about an app that any user of the org can authorize")]


class StepResult(Struct, frozen=True):
    """What became of one step."""

    number: Annotated[int, Meta(ge=1)]
    title: _Text
    chapter: _Text
    says: str
    status: Status
    by: By
    reason: str
    seconds: Annotated[float, Meta(ge=0)]
    differences: list[Difference]
    changes: list[Change]
    also: list[Added]
    picture: Annotated[str, Meta(description="a file in the run's folder; empty without one")]


class ErrorResult(Struct, frozen=True, rename={"kind": "class"}):
    """What ended a run, where, and what to do next."""

    step: Annotated[int, Meta(ge=0)]
    title: _Text
    kind: _Kind
    type: _Text
    exit_code: _Code
    cause: _Text
    hint: str
    technical: Annotated[str, Meta(description="for whoever maintains setupwalk, such as the file to look at")] = ""


class RunResult(Struct, frozen=True, kw_only=True):
    """All that a run was asked, found and did. What has a default came later than the first results."""

    schema: _Schema = SCHEMA
    command: CommandName
    exit_code: Annotated[_Code, Meta(description="of a plan in results.json 0 when it could be read")] = DONE
    org: Annotated[str, Meta(pattern="^https?://[^/]+$", description="where the login was")]
    org_id: Annotated[
        str, Meta(pattern="^(00D[A-Za-z0-9]{12})?$", description="in 15 characters; empty where it could not be read")
    ] = ""
    username: Annotated[str, Meta(description="who walked; empty before sign-in, or where the org does not tell")] = ""
    org_kind: Annotated[str, Meta(description="what the org is for; unknown counts as production, empty: not read")] = (
        ""
    )
    way_in: Annotated[str, Meta(description="by which way somebody was signed in; empty: by hand, or nobody was")] = ""
    app: _Text
    api_name: str
    flow: Flow
    edition: Annotated[str, Meta(description="of the screens; empty when it could not be told")] = ""
    met: Annotated[list[str], Meta(description="what tells one edition from another")]
    consumer_key: Annotated[str, Meta(description="empty when there is no app, or it was not needed or not told")]
    key_given: Annotated[bool, Meta(description="it is what APP_CONSUMER_KEY says; the org has not told it")] = False
    app_ids: list[str]
    began: Annotated[str, Meta(extra_json_schema={"format": "date-time"})]
    seconds: Annotated[float, Meta(ge=0, description="how long the run took; 0 where it was not kept")] = 0
    version: Annotated[str, Meta(description="of setupwalk; empty where it was not kept")] = ""
    guided: Annotated[bool, Meta(description="whether a person was in the session")] = False
    tries: Annotated[int, Meta(ge=1)] = 1
    evidence: Evidence = Evidence.FAILURES
    asked: Annotated[dict[str, Any], Meta(description="what was wanted, by the labels of the screens")]
    found: Annotated[_Found, Meta(description="what the org kept before anything was changed; null for what was not")]
    steps: list[StepResult]
    proof: ProofResult | None
    login_command: str
    run: Annotated[_Text, Meta(description="the run's folder")]
    files: Annotated[list[str], Meta(description="what lies there beside reports, journal and pictures")]
    parts: Annotated[
        list[PartFound], Meta(description="how the parts of the screens were found that steps ended on")
    ] = []
    advice: Annotated[list[Advice], Meta(description="on least privilege; it was left as it is")] = []
    hosts: Annotated[list[Host], Meta(description="that the browser asked something, by their names alone")] = []
    open_to_all: _Warning | UnsetType = UNSET
    error: ErrorResult | UnsetType = UNSET
    rotation: Annotated[RotationResult, Meta(description="cert rotate alone")] | UnsetType = UNSET
    differs: Annotated[int, Meta(description="plan alone: how many steps differ")] | UnsetType = UNSET


class NotStarted(Struct, frozen=True):
    """On stdout alone: a command could not start, or was ended before it began."""

    schema: _Schema
    command: CommandName
    exit_code: _Code
    error: ErrorResult


def read_result(folder: Path) -> RunResult:
    """What a run has left in its folder.

    Raises:
        SettingsError: it left nothing, or what is there is not what a run leaves; the message says where.
    """
    path = folder / RESULTS
    if not is_there(path):
        killed = is_there(folder / JOURNAL)
        why = f"the run was killed; its {JOURNAL} tells how far it got" if killed else "it is not the folder of a run"
        raise SettingsError(f"{folder} has no {RESULTS}: {why}", hint="" if killed else "name the folder of a run")
    result = read_json(path, RunResult, "what a run leaves")
    if result.schema > SCHEMA:
        raise SettingsError(
            f"{path} is of a newer setupwalk, whose results mean something else (schema {result.schema})",
            hint="make its report with the version that ran",
        )
    return result


def schema() -> str:
    """The text of results.schema.json; `python -m automation.reporting.run_result` prints it."""
    either, parts = msgspec.json.schema_components(
        (RunResult, NotStarted, NothingDue, StatusOfCertificates), ref_template="#/$defs/{name}"
    )
    told = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "results.json of setupwalk, and the object that --json prints",
        "anyOf": list(either),
        "$defs": parts,
    }
    return json.dumps(told, indent=2) + "\n"


if __name__ == "__main__":
    print(schema(), end="")  # noqa: T201 - a developer's command
