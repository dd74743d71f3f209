"""Takes chapters in an org, and once more where only the environment stood in the way and nothing was saved."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from typing import Any, Protocol

from playwright.sync_api import Error as PlaywrightError

from ..browser.hosts_visited import HostsVisited
from ..context.step_context import Chapters, StepContext
from ..engine.executor import Executor, Robot
from ..engine.observer import Observer
from ..engine.runner import Runner
from ..engine.step import Flow, Result, Status
from ..oauth.login_check import Proof
from ..reporting.collector import Collector
from ..reporting.evidence import Evidence
from ..reporting.outcome import Outcome, interrupted, last_words, refused
from ..reporting.run_result import RunResult
from ..runs.folder import Run
from ..runs.journal import Journal
from ..runs.journal_events import VERSION
from ..runs.redact import without_query
from ..timeouts import BEFORE_NEXT_TRY
from .session import Session


class Strategy(Protocol):
    """How chapters are taken: walked, or only read."""

    def take(self, chapters: Chapters, context: StepContext) -> list[Result]: ...


def _robot_alone(_work: StepContext, _chapters: Chapters) -> tuple[Executor, Sequence[Observer]]:
    return Robot(), ()


def _nothing_more(_: StepContext) -> None:
    return None


def _no_files(_: Run) -> list[str]:
    return []


def _left_as_it_is(_context: StepContext, _failed: Result) -> None:
    return None


def _as_it_is(result: RunResult) -> RunResult:
    return result


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be taken, and by whom.

    `team` gives the hand and more observers for a browser that has just opened. `way` makes a walk of them. `after`
    follows a walk that succeeded, in the same browser, and `otherwise` one whose step has failed once the org may have
    been written to. `told` adds to the result what only the command knows. `last` comes at the end, however that came
    about; it returns the names of the files that it leaves in the run's folder.
    """

    command: str
    chapters: Chapters
    flow: Flow
    team: Callable[[StepContext, Chapters], tuple[Executor, Sequence[Observer]]] = _robot_alone
    way: Callable[[Flow, Executor, Sequence[Observer]], Strategy] = Runner
    after: Callable[[StepContext], Proof | None] = _nothing_more
    otherwise: Callable[[StepContext, Result], None] = _left_as_it_is
    told: Callable[[RunResult], RunResult] = _as_it_is
    last: Callable[[Run], list[str]] = _no_files


def execute(session: Session, run: Run, job: Job, within: StepContext | None = None) -> Outcome:
    """Takes the journey, at most three times. Each try signs in anew and looks before it acts. `within` a browser that
    somebody is signed in with it is taken there, once.

    Raises:
        AutomationError: the browser does not start (exit code 3).
        KeyboardInterrupt: it was interrupted before it began.
    """
    if within is not None:
        return _once(session, run, job, within)
    tries, outcome = 0, None
    try:
        while True:
            tries += 1
            with session.context() as context:
                outcome = _once(session, run, job, context)
            outcome.tries = tries
            if not outcome.again or tries > len(BEFORE_NEXT_TRY):
                return outcome
            wait = BEFORE_NEXT_TRY[tries - 1]
            session.console.note(f"{outcome.cause}; nothing was saved yet, so it is tried again in {wait:g} s")
            time.sleep(wait)  # a wait for a machine elsewhere, which has no event that could be waited for
    except KeyboardInterrupt as stop:  # between two tries, or while a browser was opened or closed
        if outcome is None:
            raise
        if outcome.again or not outcome.failed:
            outcome.error = interrupted(stop)
        return outcome


def _once(session: Session, run: Run, job: Job, context: StepContext) -> Outcome:
    collector, journal = Collector(context.seen), Journal(run, context.seen)
    hand, more = job.team(context, job.chapters)
    evidence = Evidence(context.org, run, session.task.settings.evidence, context.picture)
    observers: tuple[Observer, ...] = (session.console, collector, journal, evidence, *more)
    outcome = Outcome(collector, context, evidence.pictures, evidence.files, rungs=evidence.rungs)
    _speak(context, collector, observers)
    hosts = HostsVisited(context.org.page.context)
    context.record, context.folder = journal.write, run.folder
    if session.console.verbose:
        _tell_requests(session, context)
    wanted = session.wanted
    about = {"command": job.command, "org": session.login.url, "flow": job.flow}

    def arrived(context: StepContext) -> None:
        session.arrival(context)
        if context.identity is not None:
            journal.write("signed in", **asdict(context.identity))

    context.arrived = arrived
    try:
        journal.write("run", **about, app=wanted.name, api_name=wanted.api_name, version=VERSION)
        job.way(job.flow, hand, observers).take(job.chapters, context)
        evidence.finish()
        outcome.following = "after the last step" if job.after is _nothing_more else "proof"
        if collector.failed is None:
            context.saved, context.right = frozenset(collector.saved), read_as_right(job, collector)
            outcome.proof = job.after(context)
            outcome.error = refused(outcome.proof)
        elif collector.saving:
            job.otherwise(context, collector.failed)
    except KeyboardInterrupt as stop:
        outcome.error = interrupted(stop)
    except Exception as error:  # noqa: BLE001 - whatever it is, the run still tells what it did, and of what class it is
        outcome.error = error
    try:
        outcome.hosts = hosts.told(context.org.hosts.owns)
        last_words(outcome, journal, run)
        with suppress(OSError):
            outcome.files += job.last(run)
    except KeyboardInterrupt as stop:
        if not outcome.failed:
            outcome.error = interrupted(stop)
    with suppress(OSError):
        journal.write("end", failed=outcome.failed)
    return outcome


def read_as_right(job: Job, collector: Collector) -> frozenset[int]:
    """The steps whose stored values were read in this run and are as wanted."""
    fine = {result.number for result in collector.results if result.status in (Status.DONE, Status.ALREADY)}
    read = (step for chapter in job.chapters if chapter.read_back is not None for step in chapter.steps)
    return frozenset(step.number for step in read if step.lasting and job.flow in step.flows) & fine


def _speak(context: StepContext, collector: Collector, observers: Sequence[Observer]) -> None:
    def say(text: str) -> None:
        for observer in observers:
            observer.note(text)

    def also(text: str) -> None:
        say(f"{collector.also(text)}  {text}" if collector.running is not None else text)

    context.say, context.also, context.org.noted = say, also, also


def _tell_requests(session: Session, context: StepContext) -> None:
    def tell(answer: Any) -> None:
        with suppress(PlaywrightError):
            session.console.note(f"{answer.request.method} {without_query(answer.url)} {answer.status}")

    context.org.page.context.on("response", tell)
