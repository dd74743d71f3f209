"""What a run tells afterwards, as one object for programs. How it is written for others is in the report_* modules."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from ..app.desired import DesiredApp
from ..context.exposure import open_to_all
from ..context.step_context import Chapters
from ..engine.step import Difference, Flow, Result, Step
from ..errors import DONE
from ..oauth.login_check import Proof
from ..runs.folder import Run
from ..runs.history import RESULTS, SCHEMA
from ..settings.types import Evidence
from ..texts.shell_words import shell_line
from .asked import asked
from .failure import hint_for, kind_of, words_of
from .html import html
from .junit import junit
from .outcome import Outcome

_GIVE_LOGIN = ("create", "verify", "cert rotate")


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a run was asked, found and did."""

    command: str
    org: str
    wanted: DesiredApp
    flow: Flow
    username: str
    chapters: Chapters
    outcome: Outcome
    run: Run
    evidence: Evidence = Evidence.FAILURES
    problems: list[str] = field(default_factory=list)
    """Files that could not be written, each with why."""

    @property
    def consumer_key(self) -> str:
        """The app's, as far as it was seen."""
        return self.outcome.context.consumer_key

    @property
    def login_command(self) -> str:
        """The ready line for the Salesforce CLI; empty unless this run has logged in with the app."""
        proof = self.outcome.proof
        if not (self.consumer_key and self.gives_login and proof is not None and proof.proven):
            return ""
        words = ["sf", "org", "login", str(self.flow), "--client-id", self.consumer_key]
        if self.flow is Flow.JWT:
            key = self.wanted.private_key
            words += ["--jwt-key-file", str(key) if key is not None else "server.key", "--username", self.username]
        return shell_line([*words, "--instance-url", self.org])

    @property
    def gives_login(self) -> bool:
        """Whether it has an app to log in with: it did not fail, and its proof was no proof of an app's end."""
        return not self.outcome.failed and self.command in _GIVE_LOGIN

    @property
    def exit_code(self) -> int:
        """The process's."""
        return kind_of(self.outcome.cause).exit_code if self.outcome.failed else DONE

    def facts(self) -> dict[str, Any]:
        """The object that `--json` prints and results.json keeps."""
        collector, context = self.outcome.collector, self.outcome.context
        facts: dict[str, Any] = {
            "schema": SCHEMA,
            "command": self.command,
            "exit_code": self.exit_code,
            "org": self.org,
            "org_id": context.identity.org_id if context.identity is not None else "",
            "username": context.identity.username if context.identity is not None else "",
            "app": self.wanted.name,
            "api_name": self.wanted.api_name,
            "flow": self.flow,
            "edition": self.outcome.edition,
            "met": sorted(context.met),
            "consumer_key": self.consumer_key,
            "app_ids": list(context.ids),
            "began": self.run.began.isoformat(timespec="seconds"),
            "tries": self.outcome.tries,
            "evidence": self.evidence,
            "asked": asked(self.wanted),
            "found": collector.found,
            "steps": list(self._steps()),
            "proof": _proof(self.outcome.proof),
            "login_command": self.login_command,
            "run": str(self.run.folder),
            "files": self.outcome.files,
        }
        if self.open_to_all:
            facts["open_to_all"] = self.open_to_all
        if self.outcome.failed:
            facts["error"] = self._error()
        return facts

    @property
    def open_to_all(self) -> str:
        """What to know of an app that this run leaves for everybody to authorize, though it was not to."""
        return open_to_all(self.outcome.context) if self.command == "create" else ""

    def _steps(self) -> Iterator[dict[str, Any]]:
        collector, last = self.outcome.collector, {result.number: result for result in self.outcome.collector.results}
        for chapter in self.chapters:
            for step in chapter.steps:
                result = last.get(step.number)
                added = [{"number": f"{n}{a}", "title": text} for n, a, text in collector.added if n == step.number]
                picture = self.outcome.pictures.get(step.number, "")
                changes = () if result is None or result.by == "" else collector.changes.get(step.number, ())
                yield _step(chapter.title, step, result, changes) | {"also": added, "picture": picture}

    def _error(self) -> dict[str, Any]:
        failed, error = self.outcome.collector.failed, self.outcome.cause
        cause = words_of(error) if error is not None else ""
        if error is None and failed is not None:
            cause = "; ".join(map(str, failed.differences)) or "it did not last"
        kind = kind_of(error)
        number, title = self.outcome.place(self.chapters, self.flow)
        return {
            "step": number,
            "title": title,
            "class": kind.name,
            "type": type(error).__name__ if error is not None else "NotAsWanted",
            "exit_code": kind.exit_code,
            "cause": cause,
            "hint": ". ".join(filter(None, [self.open_to_all, hint_for(error)])),
        }

    def write(self) -> dict[str, Any]:
        """Leaves results.json, junit.xml and report.html in the run's folder; returns the facts, without secrets.

        What cannot be made or written is told in `problems`: the run has done what it did.
        """
        facts: dict[str, Any] = self.run.redactor.redact_data(self.facts())
        self._leave(RESULTS, lambda: self.run.write_data(RESULTS, facts))
        self._leave("junit.xml", lambda: self.run.write_made("junit.xml", junit(facts)))
        self._leave("report.html", lambda: self.run.write_made("report.html", html(facts, self.run.folder)))
        return facts

    def _leave(self, name: str, write: Callable[[], object]) -> None:
        try:
            write()
        except Exception as error:  # noqa: BLE001 - a report that is not there does not undo the run that it is about
            why = (
                error.strerror if isinstance(error, OSError) and error.strerror else f"{type(error).__name__}: {error}"
            )
            self.problems.append(f"{self.run.folder / name} could not be written: {why}")


def _step(chapter: str, step: Step[Any], result: Result | None, changes: tuple[Difference, ...]) -> dict[str, Any]:
    differences = result.differences if result is not None else ()
    return {
        "number": step.number,
        "title": step.title,
        "chapter": chapter,
        "says": step.says.replace("**", ""),
        "status": result.status if result is not None else "not reached",
        "by": result.by if result is not None else "",
        "reason": result.reason if result is not None else "",
        "seconds": round(result.seconds, 3) if result is not None else 0.0,
        "differences": [{"what": d.what, "wanted": d.wanted, "found": d.found} for d in differences],
        "changes": [{"what": d.what, "old": d.found, "new": d.wanted} for d in changes],
    }


def _proof(proof: Proof | None) -> dict[str, Any] | None:
    if proof is None:
        return None
    status = "skipped" if proof.skipped else "proven" if proof.proven else "refused"
    return {
        "status": status,
        "username": proof.username,
        "says": proof.says,
        "step": proof.step,
        "hint": proof.hint,
    }
