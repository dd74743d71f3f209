"""Makes the result of a run when it has ended, and leaves it in the run's folder for all readers. It takes no step."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version

import msgspec
from msgspec import UNSET

from pages.errors import Refused

from ..app.desired import DesiredApp
from ..context.exposure import advice_on, open_to_all
from ..context.step_context import Chapters, StepContext
from ..engine.step import By, Chapter, Flow, Result, Status, Step
from ..errors import DIFFERS, DONE
from ..runs.folder import Run
from ..runs.history import RESULTS
from ..settings.types import Evidence
from ..sfdx.login_command import login_command
from .asked import asked
from .collector import SAVE
from .failure import hint_for, kind_of, words_of
from .html import html
from .junit import junit
from .outcome import Outcome
from .proof_result import proof_result
from .result_parts import Added, Change, Host, PartFound
from .run_result import ErrorResult, RunResult, StepResult

_GIVE_LOGIN = ("create", "verify", "cert rotate")


def result_of(
    command: str,
    org: str,
    wanted: DesiredApp,
    flow: Flow,
    username: str,
    chapters: Chapters,
    outcome: Outcome,
    run: Run,
    evidence: Evidence = Evidence.FAILURES,
    *,
    lasting: bool = True,
    strict: bool = False,
) -> RunResult:
    """What became of a run, without secrets and nothing of its browser. `username` logs in with the app.
    `lasting`: the org is there after the run, so that somebody can log in. `strict`: advice makes the exit code 2.
    """
    context, identity = outcome.context, outcome.context.identity
    exposed = open_to_all(context) if command == "create" else ""
    error = _error(outcome, chapters, flow, exposed) if outcome.failed else UNSET
    advice = [] if error else advice_on(context, command)
    steps = list(_steps(outcome, chapters))
    differs = sum(step.status is Status.DIFFERS for step in steps)
    result = RunResult(
        command=command,
        exit_code=error.exit_code if error else DIFFERS if differs or (strict and advice) else DONE,
        org=org,
        org_id=identity.org_id if identity is not None else "",
        username=identity.username if identity is not None else "",
        org_kind=identity.kind.value if identity is not None else "",
        way_in=context.way.name if context.way is not None else "",
        app=wanted.name,
        api_name=wanted.api_name,
        flow=flow,
        edition=outcome.edition,
        met=sorted(context.met),
        consumer_key=context.consumer_key,
        key_given=context.key_given,
        app_ids=list(context.ids),
        began=run.began.isoformat(timespec="seconds"),
        seconds=round(max(0.0, (datetime.now(UTC) - run.began).total_seconds()), 1),
        version=_version(),
        guided=context.attended,
        tries=outcome.tries,
        evidence=evidence,
        asked=asked(wanted),
        found=outcome.collector.found,
        steps=steps,
        differs=differs if command == "plan" and not error else UNSET,
        proof=proof_result(outcome.proof) if outcome.proof is not None else None,
        login_command="",
        run=str(run.folder),
        files=outcome.files,
        parts=[PartFound(screen, part, rung) for (screen, part), rung in outcome.rungs.items()],
        advice=advice,
        hosts=[Host(one.name, one.whose, one.requests, one.documents) for one in outcome.hosts],
        open_to_all=exposed or UNSET,
        error=error,
    )
    for_cli = context.pair is None or not context.pair.locked
    if lasting and for_cli and gives_login(result) and outcome.proof is not None and outcome.proof.proven:
        command = login_command(result.consumer_key, wanted, username, org)
        result = msgspec.structs.replace(result, login_command=command)
    return run.redactor.redact_struct(result)


def gives_login(result: RunResult) -> bool:
    """Whether there is an app to log in with: nothing failed, and a proof was no proof of an app's end."""
    return bool(result.consumer_key) and not result.error and result.command in _GIVE_LOGIN


def leave(result: RunResult, run: Run) -> list[str]:
    """Leaves results.json, junit.xml and report.html in the run's folder.

    Returns what cannot be made or written, each with why: the run has done what it did.
    """
    problems = []
    makers: dict[str, Callable[[], object]] = {
        RESULTS: lambda: run.write_made(RESULTS, json.dumps(msgspec.to_builtins(result), indent=2) + "\n"),
        "junit.xml": lambda: run.write_made("junit.xml", junit(result)),
        "report.html": lambda: run.write_made("report.html", html(result, run.folder)),
    }
    for name, make in makers.items():
        try:
            make()
        except Exception as error:  # noqa: BLE001 - a report that is not there does not undo the run that it is about
            said = error.strerror if isinstance(error, OSError) else None
            problems.append(f"{run.folder / name} could not be written: {said or f'{type(error).__name__}: {error}'}")
    return problems


def _steps(outcome: Outcome, chapters: Chapters) -> Iterator[StepResult]:
    last = {result.number: result for result in outcome.collector.results}
    for chapter in chapters:
        for step in chapter.steps:
            result = last.get(step.number, Result(step.number, step.title, Status.NOT_REACHED))
            if result.status is Status.DONE and step.lasting and not step.saves:
                result = replace(result, status=_lasted(chapter, step, outcome))
            yield _step(chapter.title, step, result, outcome)


def _lasted(chapter: Chapter[StepContext], step: Step[StepContext], outcome: Outcome) -> Status:
    """What may be said of a step that was done in a form: done only where the Save behind it is known to have come."""
    save = next((one for one in chapter.steps if one.saves and one.number > step.number), None)
    collector = outcome.collector
    if save is None or save.number in collector.kept:
        return Status.DONE
    ended = next((result for result in collector.results if result.number == save.number), None)
    if save.number not in collector.saved or outcome.context.unanswered:
        return Status.UNCONFIRMED if save.number in collector.saved else Status.UNSAVED
    still_open = ended is not None and any(difference.what == SAVE for difference in ended.differences)
    refused_ = ended is not None and (ended.status is Status.SKIPPED or isinstance(ended.error, Refused))
    return Status.UNSAVED if still_open or refused_ else Status.UNCONFIRMED


def _step(chapter: str, step: Step[StepContext], result: Result, outcome: Outcome) -> StepResult:
    collector = outcome.collector
    stored = result.by is not By.NOBODY and result.status not in (Status.UNSAVED, Status.UNCONFIRMED)
    changes = collector.changes.get(step.number, ()) if stored else ()
    return StepResult(
        number=step.number,
        title=step.title,
        chapter=chapter,
        says=step.says.replace("**", ""),
        status=result.status,
        by=result.by,
        reason=result.reason,
        seconds=round(result.seconds, 3),
        differences=list(result.differences),
        changes=[Change(change.what, change.found, change.wanted) for change in changes],
        also=[Added(f"{n}{letter}", title) for n, letter, title in collector.added if n == step.number],
        picture=outcome.pictures.get(step.number, ""),
    )


def _version() -> str:
    try:
        return version("setupwalk")
    except PackageNotFoundError:  # a checkout that runs from where it lies
        return ""


def _error(outcome: Outcome, chapters: Chapters, flow: Flow, exposed: str) -> ErrorResult:
    failed, error = outcome.collector.failed, outcome.cause
    cause = words_of(error) if error is not None else ""
    if error is None and failed is not None:
        cause = "; ".join(map(str, failed.differences)) or "it did not last"
    kind = kind_of(error)
    return ErrorResult(
        *outcome.place(chapters, flow),
        kind=kind.name,
        type=type(error).__name__ if error is not None else "NotAsWanted",
        exit_code=kind.exit_code,
        cause=cause,
        technical=str(getattr(error, "technical", "")),
        hint=". ".join(filter(None, [exposed, hint_for(error)])),
    )
