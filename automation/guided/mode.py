"""Puts a person on a journey: their hand, the board and its faces, the record. It wires, and decides nothing."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TextIO
from urllib.parse import urlsplit

from pages.values.secret import Secret

from ..context.step_context import Chapters, StepContext
from ..engine.executor import Executor
from ..engine.observer import Observer
from ..engine.person import Person
from ..jobs.execute import Job
from ..oauth.login_check import Proof
from ..runs.folder import Run
from .film.film import Film
from .session.controller import Controller
from .session.doubt import believes
from .terminal.terminal import Terminal
from .view import texts
from .view.modes import Mode
from .view.view_model import ViewModel


@dataclass
class GuidedMode:
    """A guided session's people and things. `pace` is in seconds; see Desk."""

    err: TextIO
    pace: float | None = None
    may_ask_code: bool = True
    record: bool = False
    env: Mapping[str, str] = field(default_factory=dict)
    _terminal: Terminal | None = None
    _desk: Controller | None = None
    _film: Film | None = None

    def __call__(self, job: Job) -> Job:
        """The journey with a person on it."""

        def team(context: StepContext, chapters: Chapters) -> tuple[Executor, Sequence[Observer]]:
            return self._team(context, chapters, job)

        def after(context: StepContext) -> Proof | None:
            return self._after(context, job.after)

        return replace(job, team=team, after=after, last=self._last)

    def _team(self, context: StepContext, chapters: Chapters, job: Job) -> tuple[Executor, Sequence[Observer]]:
        view_model = ViewModel(context.wanted.name, urlsplit(context.org.url).netloc, job.flow, chapters)
        self._desk = controller = Controller(context, view_model, pace=self.pace)
        view_model.faces.append(self._terminal_for(controller))
        if self.may_ask_code:
            context.code = lambda wanted: Secret(
                controller.ask(texts.CODE.format(where=wanted), gone=lambda: not wanted.still())
            )
        context.org.doubted = lambda doubt: believes(controller, doubt)
        hand = Person(chapters, job.flow, controller)
        if not self.record:
            return hand, (view_model,)
        if self._film is not None:
            self._film.recorder.stop()  # of a try before this one
        self._film = film = Film(context, self.env)
        controller.watchers.append(film.recorder.look)
        return hand, (view_model, film.recorder)

    def _terminal_for(self, controller: Controller) -> Terminal:
        """One for all tries: two readers would take each other's lines."""
        if self._terminal is None:
            self._terminal = Terminal(self.err)
            if sys.stdin is not None:
                self._terminal.listen(sys.stdin.fileno())
        self._terminal.serve(controller.inbox.put, controller.inbox.answer)
        return self._terminal

    def _after(self, context: StepContext, prove: Callable[[StepContext], Proof | None]) -> Proof | None:
        assert self._desk is not None, "a journey ends after it has begun"
        view_model = self._desk.view_model
        view_model.mode = Mode.READING
        view_model.say("Proving the app by a login with it")
        try:
            proof = prove(context)
        except Exception as error:
            view_model.error, view_model.hint = str(error), str(getattr(error, "hint", ""))
            self._close("The app is made; the login with it could not be tried")
            raise
        if proof is not None and not (proof.proven or proof.skipped):
            view_model.error, view_model.hint = f"The login was refused: {proof.says}", proof.hint
            self._close("The app is made, and the login with it was refused")
        else:
            self._close(f"{context.wanted.name} is ready", proof.says if proof is not None else "")
        return proof

    def _close(self, title: str, says: str = "") -> None:
        assert self._desk is not None, "as above"
        view_model = self._desk.view_model
        view_model.end(title, says)
        self._desk.close()

    def _last(self, run: Run) -> list[str]:
        """The film, whatever the end was."""
        return self._film.finish(run.folder, self.err) if self._film is not None else []
