"""Puts a person on a journey: their hand, the board and its faces, the record. It wires, and decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TextIO
from urllib.parse import urlsplit

from pages.values.code import CodeWanted
from pages.values.secret import Secret

from ..context.step_context import Chapters, StepContext
from ..engine.executor import Executor, Robot
from ..engine.observer import Observer
from ..engine.person import Person
from ..engine.runner import Runner
from ..engine.step import Flow
from ..jobs.codes.codes import Codes
from ..jobs.execute import Job, Strategy, read_as_right
from ..jobs.session import Session
from ..oauth.login_check import Proof
from ..reporting.collector import Collector
from ..runs.folder import Run
from .ending import Ending
from .film.film import Film
from .film.still import Stills
from .session.closing import close
from .session.controller import Controller
from .session.doubt import believes
from .terminal.terminal import Terminal
from .view import texts
from .view.view_model import ViewModel


@dataclass
class GuidedMode:
    """A guided session's people and things. `pace` is in seconds; see Desk."""

    err: TextIO
    pace: float | None = None
    record: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    _terminal: Terminal | None = None
    _desk: Controller | None = None
    _film: Film | None = None
    _walk: Runner | None = None
    _hand: Person | None = None
    _collector: Collector | None = None
    wants_report: bool = field(default=False, init=False)
    """The person has asked for the run's report, which is there once the run has ended."""

    def __call__(self, job: Job, ready: Session) -> Job:
        """The journey with a person on it."""

        def team(context: StepContext, chapters: Chapters) -> tuple[Executor, Sequence[Observer]]:
            return self._team(context, chapters, job)

        def way(flow: Flow, hand: Executor, observers: Sequence[Observer]) -> Strategy:
            self._walk = Runner(flow, hand, observers)
            return self._walk

        def after(context: StepContext) -> Proof | None:
            return self._after(context, job, ready)

        return replace(job, team=team, way=way, after=after, last=self._last)

    def _team(self, context: StepContext, chapters: Chapters, job: Job) -> tuple[Executor, Sequence[Observer]]:
        view_model = ViewModel(context.wanted.name, urlsplit(context.org.url).netloc, job.flow, chapters)
        self._desk = controller = Controller(context, view_model, pace=self.pace)
        view_model.faces.append(self._terminal_for(controller))

        def ask(wanted: CodeWanted) -> Secret:
            return Secret(controller.ask(texts.CODE.format(where=wanted), gone=lambda: not wanted.still()))

        context.code = context.code.and_then("nobody", ask) if isinstance(context.code, Codes) else ask
        context.picture = Stills(context.org).take
        context.org.doubted = lambda doubt: believes(controller, doubt)
        self._hand = hand = Person(chapters, job.flow, controller)
        self._collector = collector = Collector()
        if not self.record:
            return hand, (view_model, collector)
        if self._film is not None:
            self._film.recorder.stop()  # of a try before this one
        self._film = film = Film(context, self.env)
        controller.watchers.append(film.recorder.look)
        return hand, (view_model, collector, film.recorder)

    def _terminal_for(self, controller: Controller) -> Terminal:
        """One for all tries: two readers would take each other's lines."""
        if self._terminal is None:
            self._terminal = Terminal(self.err)
            if sys.stdin is not None:
                self._terminal.listen(sys.stdin.fileno())
        self._terminal.serve(controller.inbox.put, controller.inbox.answer)
        return self._terminal

    def _after(self, context: StepContext, job: Job, ready: Session) -> Proof | None:
        controller, walk, hand, collector = self._desk, self._walk, self._hand, self._collector
        assert controller is not None, "a session ends after it has begun"
        assert walk is not None, "as above"
        assert hand is not None, "as above"
        assert collector is not None, "as above"

        def person(context: StepContext, chapters: Chapters) -> tuple[Executor, Sequence[Observer]]:
            controller.work, controller.view_model.chapters = context, [*chapters, *job.chapters]
            return Person(chapters, job.flow, controller, begun=True), (controller.view_model,)

        def walk_from(number: int) -> None:
            hand.visit(number)
            controller.work = context
            walk.take(job.chapters, context, number)
            context.saved, context.right = frozenset(collector.saved), read_as_right(job, collector)

        ending = Ending(ready, context, job.chapters, job.after, person, lambda *_: (Robot(), ()))
        proof, self.wants_report = close(controller, ending, walk_from)
        return proof

    def _last(self, run: Run) -> list[str]:
        """The film, whatever the end was."""
        return self._film.finish(run.folder, self.err) if self._film is not None else []
