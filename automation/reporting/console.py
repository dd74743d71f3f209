"""Progress on stderr: live on a terminal, plain lines elsewhere, JSON lines where a program reads them."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import UTC, datetime
from typing import Any, ClassVar, TextIO

from ..engine.executor import Stopped
from ..engine.step import By, Chapter, Difference, Result, Status, Step
from ..errors import DECLINED, AutomationError
from ..files.questions import drawn, draws
from ..settings.types import Log
from ..texts.printable import hanging, json_line

_COMPARED = (Status.ALREADY, Status.FOLLOWS, Status.DIFFERS, Status.NOT_IN_FLOW)
"""How a step ends that was only looked at."""
_INDENT = "      "


def _as_it_is(text: str) -> str:
    return text


class Console:
    """One line a step, in plain text, for logs of CI systems.

    `clean` takes secrets out of whatever is written. `verbose` tells each old and new value before a step is done.
    `listed`: what differs is listed on stdout, and is not said here as well.
    """

    def __init__(self, out: TextIO, clean: Callable[[str], str] = _as_it_is, *, verbose: bool = False) -> None:
        self.out = out
        self.verbose = verbose
        self.listed = False
        self._clean = clean

    def _line(self, text: str) -> None:
        self._write(self._shown(text))

    def _shown(self, text: str) -> str:
        """Without secrets, and so that nothing of an org's text steers the terminal or passes for a line of ours."""
        return hanging(self._clean(text), _INDENT)

    def _write(self, line: str) -> None:
        with suppress(OSError, ValueError):  # nobody reads any more, or the disk is full; the walk goes on
            self.out.write(line + "\n")
            self.out.flush()

    def entering(self, chapter: Chapter[Any]) -> None:
        """Names the chapter."""
        self._line(f"\n{chapter.title}")

    def starting(self, step: Step[Any]) -> None:
        """A plain line waits for the outcome."""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """The outcome says it; who wants to know more is told the values."""
        for difference in differences if self.verbose else ():
            self.note(str(difference))

    def ended(self, step: Step[Any], result: Result) -> None:
        """Says how the step ended."""
        if self.listed and result.status in _COMPARED:
            return
        self._line(outcome(result))
        for difference in () if _cancelled(result) else result.differences:
            self._line(f"      {difference}")

    def note(self, text: str) -> None:
        """Says what happened within the step."""
        self._line(f"      {text}")

    def say(self, text: str) -> None:
        """Says something about the whole run."""
        self._line(text)


class JsonConsole(Console):
    """One JSON object a line: time, event, and what the event is about."""

    def _event(self, event: str, **facts: Any) -> None:
        line = {"time": datetime.now(UTC).isoformat(timespec="milliseconds"), "event": event}
        self._write(json_line(line | {name: self._value(value) for name, value in facts.items()}))

    def _value(self, value: Any) -> Any:
        if isinstance(value, list):
            return [self._value(item) for item in value]
        return self._clean(value) if type(value) is str else value

    def entering(self, chapter: Chapter[Any]) -> None:
        """A chapter begins."""
        self._event("chapter", title=chapter.title)

    def starting(self, step: Step[Any]) -> None:
        """A step begins."""
        self._event("starting", step=step.number, title=step.title)

    def ended(self, step: Step[Any], result: Result) -> None:
        """A step has ended."""
        differences = [str(difference) for difference in result.differences]
        self._event(
            "ended", step=step.number, status=result.status, seconds=round(result.seconds, 3), differences=differences
        )

    def note(self, text: str) -> None:
        """Something worth telling."""
        self._event("note", text=text)

    def say(self, text: str) -> None:
        """Something about the whole run."""
        self._event("run", text=text.strip())


class LiveConsole(Console):
    """The same on a terminal: the running step stands below with a spinner, outcomes have colours."""

    _STYLES: ClassVar = {
        Status.DONE: "green",
        Status.ALREADY: "cyan",
        Status.NOT_IN_FLOW: "dim",
        Status.FAILED: "bold red",
    }

    def __init__(self, out: TextIO, clean: Callable[[str], str] = _as_it_is, *, verbose: bool = False) -> None:
        super().__init__(out, clean, verbose=verbose)
        # Imported late: a nightly run never shows a spinner and need not load one.
        from rich.console import Console as Rich  # noqa: PLC0415
        from rich.text import Text  # noqa: PLC0415

        self._rich = Rich(file=out, highlight=False, soft_wrap=True, markup=False, emoji=False)
        self._status = self._rich.status("")
        self._text = Text

    def _line(self, text: str) -> None:
        self._rich.print(self._shown(text))

    def starting(self, step: Step[Any]) -> None:
        """Shows the running step."""
        self._status.update(self._text(self._shown(f"{step.number:>4}  {step.title}")))
        self._status.start()
        draws(self)

    def hold(self) -> None:
        """Takes the running step's line away while somebody is asked."""
        self._status.stop()

    def go_on(self) -> None:
        """Shows it again."""
        self._status.start()

    def ended(self, step: Step[Any], result: Result) -> None:
        """Replaces the running step by its outcome."""
        drawn(self)
        self._status.stop()
        if self.listed and result.status in _COMPARED:
            return
        self._rich.print(self._shown(outcome(result)), style=self._STYLES.get(result.status, ""))
        for difference in () if _cancelled(result) else result.differences:
            self._line(f"      {difference}")


def _cancelled(result: Result) -> bool:
    """Whether somebody said no, and so knows that nothing was done."""
    return isinstance(result.error, AutomationError) and result.error.kind is DECLINED


def outcome(result: Result) -> str:
    """Number, title, outcome, and the time where something was done."""
    took = f"  {result.seconds:.1f} s" if result.status is Status.DONE else ""
    mark = "FAILED" if result.status is Status.FAILED else result.status.words
    if isinstance(result.error, Stopped):
        mark = "stopped here"
    elif _cancelled(result):
        mark = "cancelled"
    elif result.status is Status.SKIPPED:
        mark = f"skipped: {result.reason}"
    elif result.by is By.PERSON:
        mark = "done by you"
    return f"{result.number:>4}  {result.title:<34} {mark}{took}"


def console_for(
    out: TextIO,
    environ: Mapping[str, str] = os.environ,
    clean: Callable[[str], str] = _as_it_is,
    *,
    log: Log = Log.LINES,
    verbose: bool = False,
) -> Console:
    """JSON lines where they are wanted, live on a terminal that can redraw, plain everywhere else and in CI."""
    if log is Log.JSON:
        return JsonConsole(out, clean, verbose=verbose)
    dumb = environ.get("TERM") == "dumb" or bool(environ.get("CI"))
    kind = LiveConsole if out.isatty() and not dumb else Console
    return kind(out, clean, verbose=verbose)
