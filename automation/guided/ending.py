"""What a person can do once a session's walk is over: test the login again, assign users, take the run back.

It steers no panel: who takes the steps of an action is given, and so is the proof. Each action is a run of its own, in
the same browser, with its own folder.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from ..app.user_names import Kind
from ..commands.asking.agreement import agrees
from ..commands.undo import stays, takes_back, that_org
from ..context.step_context import Chapters, StepContext
from ..engine.executor import Executor
from ..engine.observer import Observer
from ..engine.step import Flow
from ..jobs.execute import Job
from ..jobs.finish import taken
from ..jobs.session import Session
from ..oauth.login_check import Proof
from ..reporting.run_result import RunResult
from ..runs.journal_reader import PastRun
from ..scenario.assign_users.assignment import Assignment
from ..scenario.assign_users.chapter import chapter_of
from ..sfdx.login_command import login_command
from .view import texts
from .view.end_card import End, end_card, sentence, sure_card

Team = Callable[[StepContext, Chapters], tuple[Executor, Sequence[Observer]]]
"""Who takes an action's steps, and who watches."""


@dataclass
class Ending:
    """The end of one run. `prove` tests the login; `untried` is what kept it from that. `person` takes the steps of
    Assign users, `robot` those of an undo.
    """

    ready: Session
    context: StepContext
    chapters: Chapters
    prove: Callable[[StepContext], Proof | None]
    person: Team
    robot: Team
    proof: Proof | None = None
    untried: Exception | None = None
    undone: bool = field(default=False, init=False)
    _let_in: str = field(default="", init=False)
    _news: tuple[str, ...] = field(default=(), init=False)
    _asks: bool = field(default=False, init=False)

    @property
    def step(self) -> int:
        """The step that a refused login points to, 0 for none."""
        return self.proof.step if self.proof is not None and self.untried is None else 0

    def card(self) -> dict[str, Any]:
        """What is shown now."""
        return sure_card(self._end()) if self._asks else end_card(self._end())

    def keep(self) -> None:
        """Nothing is taken back after all."""
        self._asks = False

    def again(self) -> None:
        """Tests the login once more. Whatever comes of it is on the card."""
        self._news, self._asks = (), False
        try:
            self.proof, self.untried = self.prove(self.context), None
        except Exception as error:  # noqa: BLE001 - it is told on the card, and the session goes on
            self.untried = error

    def assign(self) -> None:
        """Takes the step Assign users, for whoever logs in with the app; the person decides who does it."""
        self._asks = False
        task = Assignment(self.ready.wanted, self.ready.prover)
        job = Job("assign", (chapter_of(task),), Flow.JWT, team=self.person)
        result = self._taken(self.ready, job, replace(self.context, certificates=None))
        self._let_in = task.let_in if not result.error else self._let_in
        self._news = (f"{task.let_in}.",) if not result.error and task.let_in else self._failed("not_assigned", result)

    def undo(self) -> None:
        """Asks whether the run shall be taken back; asked, takes it back."""
        if not self._asks:
            self._asks, self._news = True, ()
            return
        self._asks, past = False, self._past()
        ready = replace(self.ready)  # an undo wants something else of the app
        try:
            job = replace(takes_back(ready, past, agrees), team=self.robot)
        except Exception as error:  # noqa: BLE001 - a journal that does not tell enough, and the reason is told
            self._news = (texts.END_LINES["not_undone"].format(says=error),)
            return
        self.ready.arrival.conditions.append(that_org(past))
        fresh = replace(self.context, wanted=ready.wanted, app=None, policies=None, assigned=None, certificates=None)
        result = self._taken(ready, job, replace(fresh, consumer_key="", key_hidden=False, ids=(), meant={}, fits=None))
        if result.error:
            self._news = self._failed("not_undone", result)
            return
        self.undone = True
        done = texts.END_LINES["deleted" if past.made else "undone"].format(app=self.ready.wanted.name)
        self._news = (done, *map(sentence, stays(past)))
        if past.made:  # nobody shall be handed a key that no app has any more
            self.context.app, self.context.consumer_key, self.proof = None, "", None
            self.context.key_hidden = False

    # its own

    def _taken(self, ready: Session, job: Job, context: StepContext) -> RunResult:
        """Takes a run in the session's browser; after it, what the org says is for the session again."""
        noted = context.org.noted
        try:
            return taken(ready, job, context)
        finally:
            context.org.noted = noted

    @staticmethod
    def _failed(name: str, result: RunResult) -> tuple[str, ...]:
        error = result.error
        says = f"{error.cause}. {error.hint}".strip() if error else "nothing was done"
        return (texts.END_LINES[name].format(says=says),)

    def _past(self) -> PastRun:
        folder = self.context.folder
        assert folder is not None, "a run has ended"
        return PastRun.read(folder)

    def _end(self) -> End:
        wanted, past = self.ready.wanted, self._past()
        titles = {step.number: step.title for chapter in self.chapters for step in chapter.steps}
        assigned = self.context.assigned
        sets = assigned.permission_sets if assigned is not None else ()
        profiles = assigned.profiles if assigned is not None else ()
        kinds = ((Kind.PROFILE, profiles), (Kind.PERMISSION_SET, sets))
        jwt = wanted.flow is Flow.JWT
        return End(
            app=wanted.name,
            created=past.made,
            changed=[(number, titles[number]) for number in sorted(past.touched & titles.keys())],
            titles=titles,
            who=[f"the {kind.words} {name}" for kind, names in kinds for name in names] if jwt else (),
            sets=sets if jwt else (),
            let_in=self._let_in,
            proof=self.proof,
            untried=str(self.untried or ""),
            news=self._news,
            stays=stays(past),
            copies=self._copies(),
            lasts=not self.ready.task.settings.practice,
            undone=self.undone,
            jwt=jwt,
        )

    def _copies(self) -> list[tuple[str, str]]:
        """What a pipeline needs; the login command only where the login has worked, and lasts."""
        key, wanted, ready = self.context.consumer_key, self.ready.wanted, self.ready
        if not key:
            return []
        copies = [(texts.END_COPIES["key"], key)]
        proven = self.proof is not None and self.proof.proven and self.untried is None
        if not proven or ready.task.settings.practice:
            return copies
        copies.append((texts.END_COPIES["command"], login_command(key, wanted, ready.prover, ready.login.url)))
        if wanted.flow is not Flow.JWT:
            return copies
        variables = [
            ("SF_LOGIN_URL", ready.login.url),
            ("APP_JWT_USERNAME", ready.prover),
            ("SF_CONSUMER_KEY", key),
            ("APP_PRIVATE_KEY", str(wanted.private_key or "server.key")),
        ]
        return [
            *copies,
            *variables,
            (texts.END_COPIES["ci"], "\n".join(f"{name}={value}" for name, value in variables)),
        ]
