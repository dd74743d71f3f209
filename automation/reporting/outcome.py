"""What became of a journey, and what the run's folder tells of its end. It takes no journey."""

from __future__ import annotations

import logging
import traceback
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field

from ..app.release import edition
from ..bootstrap.interruption import kind_of_end
from ..browser.hosts_visited import Visited
from ..context.step_context import StepContext
from ..engine.step import Chapter, Flow
from ..errors import DEFECT, ENDED, INTERRUPTED, REFUSED, AutomationError
from ..oauth.login_check import Proof
from ..runs.folder import Run
from ..runs.journal import Journal
from .collector import Collector
from .failure import kind_of, may_pass, root_of


@dataclass
class Outcome:
    """What became of a journey. `error` is what ended it outside of a step, as at the proof; `tries` begins with 1."""

    collector: Collector
    context: StepContext
    pictures: dict[int, str]
    files: list[str]
    proof: Proof | None = None
    error: Exception | None = None
    tries: int = 1
    edition: str = ""
    following: str = ""
    """What comes after the steps, once all of them were taken: "proof", or that nothing does."""
    hosts: list[Visited] = field(default_factory=list)
    rungs: dict[tuple[str, str], str] = field(default_factory=dict)

    @property
    def cause(self) -> Exception | None:
        """The error that ended it; None when none did, or when a step failed by its look."""
        failed = self.collector.failed
        error = failed.error if failed is not None and not self.interrupted else self.error
        return root_of(error) if error is not None else None

    @property
    def interrupted(self) -> bool:
        """Whether somebody ended it, and no failure had ended it before."""
        return self.error is not None and kind_of(self.error) in (INTERRUPTED, ENDED)

    def place(self, chapters: Sequence[Chapter[StepContext]], flow: Flow) -> tuple[int, str]:
        """Where it ended: the number and title of the step that ran or came next, else 0 and a title."""
        collector, proof = self.collector, self.proof
        failed = collector.failed
        if failed is not None and (not self.interrupted or failed is collector.results[-1]):
            return failed.number, failed.title
        if collector.running is not None:
            return collector.running
        if proof is not None:
            return proof.step, "proof" if refused(proof) is not None else "after the proof"
        if self.following or not collector.results:
            return 0, self.following or "before the first step"
        taken = {result.number for result in collector.results}
        steps = [step for chapter in chapters for step in chapter.steps if flow in step.flows]
        step = next((step for step in steps if step.number not in taken), steps[-1])
        return step.number, step.title

    @property
    def failed(self) -> bool:
        """Whether it did not reach its end."""
        return self.collector.failed is not None or self.error is not None

    @property
    def again(self) -> bool:
        """Whether trying again is safe and may help: nothing was saved, and it was the environment."""
        return self.failed and self.cause is not None and may_pass(self.cause) and not self.collector.saving


def last_words(outcome: Outcome, journal: Journal, run: Run) -> None:
    """What the run's folder tells of the end; a full disk does not keep the rest from being told."""
    context, cause = outcome.context, outcome.cause
    outcome.edition = edition(context.met, context.app.scope_labels if context.app is not None else "")
    with suppress(OSError):
        if kind_of(cause) is DEFECT and cause is not None:
            run.write("defect.txt", "".join(traceback.format_exception(cause)))
            outcome.files.append("defect.txt")
        if outcome.proof is not None:
            journal.note(f"proof: {outcome.proof.says}")
        elif outcome.error is not None:
            journal.note(f"ended: {outcome.error}")


def interrupted(stop: KeyboardInterrupt) -> AutomationError:
    """What ended a run that somebody ended."""
    # Ctrl-C ends Playwright's own process too, and nobody waits for its answers any more.
    logging.getLogger("asyncio").setLevel(logging.CRITICAL)
    return AutomationError("interrupted", hint="run the same command again to continue", kind=kind_of_end(stop))


def refused(proof: Proof | None) -> AutomationError | None:
    """What ended a run whose proof was refused; None for every other."""
    if proof is None or proof.proven or proof.skipped:
        return None
    where = f" (step {proof.step})" if proof.step else ""
    what = "the app lets its user log in, and is not as wanted" if proof.logged_in else ""
    what = what or "the test login with the app was refused"
    return AutomationError(f"{what}{where}: {proof.says}", kind=REFUSED, hint=proof.hint)
