"""Visits every screen that can be reached without writing, and tells which of its declared parts it shows."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import asdict, dataclass

from playwright.sync_api import Error as PlaywrightError

from pages import Screen
from pages.errors import PageError

from ...context.step_context import StepContext
from ...errors import DIFFERS, DONE
from ...jobs.key_pair import PairUse
from ...jobs.session import Task, session
from ...runs.history import SCHEMA
from ...texts.printable import in_one_line, json_line
from .visit import Visit


@dataclass(frozen=True, slots=True)
class Finding:
    """One declared part of one screen. `found` is "label", "id or name", "not here" or "missing".

    "not here" is a part that only some releases or states show. "id or name" works still, and says that a label has
    changed; "missing" would end a run.
    """

    screen: str
    part: str
    label: str
    found: str
    file: str


class Audit:
    """What a visit to all screens has found."""

    def __init__(self, context: StepContext) -> None:
        self.visit = Visit(context, self._note)
        self.findings: list[Finding] = []
        self._org = context.org

    def _note(self, screen: type[Screen], expected: Collection[str] = (), *, arrived: bool = True) -> None:
        """Looks at all parts; what was seen before of the same screen is replaced, since more may show by now."""
        self.findings = [finding for finding in self.findings if finding.screen != screen.title]
        self.findings += look(screen(self._org), expected)


def look(here: Screen, expected: Collection[str] = ()) -> Iterator[Finding]:
    """Which parts show; what may come later than its page, as what a tick brings, is waited for."""
    must = [here.part(name) for name in here.parts() if not here.part(name).variant or name in expected]
    here.org.until(lambda: all(part.showing() for part in must), patience=here.org.patience.quick)
    for name in here.parts():
        part = here.part(name)
        found = part.found_by() or ("not here" if part.variant and name not in expected else "missing")
        yield Finding(here.title, name, part.label, found, here.declared_in)


def audit(task: Task) -> int:
    """Visits and prints; returns 0 when nothing is missing, 2 when something is.

    Raises:
        AutomationError: it cannot start: settings, browser.
        PageError, PlaywrightError: it ended early.
    """
    with session(task, PairUse.NONE, named=True) as ready, ready.context() as context:
        context.arrived = ready.arrival.admit
        seen = Audit(context)
        try:
            seen.visit.visit()
        except (PageError, PlaywrightError):
            ready.console.say("\nthe audit ended early")
            raise
        org = ready.login.url
    missing = [finding for finding in seen.findings if finding.found == "missing"]
    if task.as_json:
        facts = {
            "schema": SCHEMA,
            "command": "audit",
            "exit_code": DIFFERS if missing else DONE,
            "org": org,
            "missing": len(missing),
            "parts": [asdict(finding) for finding in seen.findings],
            "not_visited": [str(one) for one in seen.visit.not_visited],
        }
        task.streams.out.write(json_line(task.redactor.redact_data(facts)) + "\n")
    else:
        task.streams.out.write("\n".join(_table(seen, files=task.settings.verbose)) + "\n")
    return DIFFERS if missing else DONE


def _table(seen: Audit, *, files: bool) -> Iterator[str]:
    """The findings for a reader; with `files`, which of them declares each screen, for whoever maintains them."""
    screen = ""
    for finding in seen.findings:
        if finding.screen != screen:
            screen = finding.screen
            yield f"{screen}  ({finding.file})" if files else screen
        yield f"  {finding.label:<40} {'shown' if finding.found == 'label' else finding.found}"
    for one in seen.visit.not_visited:
        yield f"{one.name}: not visited: {in_one_line(one.why)}"
