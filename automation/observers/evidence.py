"""What a walk leaves of the pages: a picture per step, and where a step fails all that explains it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from playwright.sync_api import ConsoleMessage, Frame, Page, Request
from playwright.sync_api import Error as PlaywrightError

from pages import Org, Screen

from ..clean import without_query
from ..run import Run
from ..setting import Evidence as Policy
from ..step import Chapter, Difference, Result, Status, Step
from .masks import COLOUR, STYLE, masks
from .trace import Trace

_WORDS = "() => document.body ? document.body.innerText : ''"
_LAST = 40
"""So many requests and console messages are kept: about what the last two pages made."""
_QUICK = 4000
"""Milliseconds for a picture: a page that hangs must not hold up the message."""


class Evidence:
    """Pictures with secrets and addresses covered; on failure text, ARIA tree, fingerprint, console, requests, trace.

    The trace begins after the login and ends before the proof. Use `finish` when the walk is over.
    """

    def __init__(self, org: Org, run: Run, policy: Policy) -> None:
        self._org = org
        self._page: Page = org.page
        self._run = run
        self._policy = policy
        self._trace = Trace(org.page.context)
        self.pictures: dict[int, str] = {}
        self.files: list[str] = []

    def entering(self, chapter: Chapter[Any]) -> None:
        """Nothing to show yet."""

    def starting(self, step: Step[Any]) -> None:
        """Nothing to show yet."""

    def doing(self, step: Step[Any], differences: Sequence[Difference]) -> None:
        """Nothing to show yet."""

    def note(self, text: str) -> None:
        """Words are no picture."""

    def ended(self, step: Step[Any], result: Result) -> None:
        """Keeps what the page looks like now."""
        if self._policy is Policy.NONE or result.status not in (Status.DONE, Status.FAILED) or self._page.is_closed():
            return
        name = f"{step.number:02}-{re.sub(r'[^a-z0-9]+', '-', step.title.lower()).strip('-')}"
        try:
            self._picture(step.number, name)
            if result.status is Status.FAILED:
                self._explain(name)
            elif step.number == 1:
                self._trace.start()
        except PlaywrightError:  # evidence is worth having, not worth failing for
            return

    def finish(self) -> None:
        """Ends the trace; keeps it where everything is to be kept."""
        try:
            if self._policy is Policy.ALL:
                self._keep_trace("trace.zip")
            else:
                self._trace.drop()
        except PlaywrightError:  # the browser has ended, and the trace with it
            return

    def _picture(self, number: int, name: str) -> None:
        self._page.screenshot(
            path=self._run.folder / f"{name}.jpg",
            type="jpeg",
            quality=60,
            scale="css",
            mask=masks(self._page),
            mask_color=COLOUR,
            style=STYLE,
            caret="initial",
            timeout=_QUICK,
        )
        self.pictures[number] = f"{name}.jpg"

    def _explain(self, name: str) -> None:
        frames = [frame for frame in self._page.frames if not frame.is_detached()]
        self._write(f"{name}.txt", "\n\n".join(map(_words, frames)))
        self._write(f"{name}.aria.yaml", "\n\n".join(map(_tree, frames)))
        self._run.write_data(f"{name}.page.json", self._run.cleaner.anonymous_data(self._facts()))
        self.files.append(f"{name}.page.json")
        self._keep_trace(f"{name}.trace.zip")

    def _facts(self) -> dict[str, Any]:
        shown = Screen(self._org).shown()
        skeleton = "\n".join([without_query(self._org.surface.url), *sorted(set(shown))])
        return {
            "address": without_query(self._page.url),
            "frames": [without_query(frame.url) for frame in self._page.frames],
            "title": self._page.title(),
            "fingerprint": hashlib.sha256(skeleton.encode()).hexdigest()[:16],
            "shown": shown,
            "console": [
                *map(_uncaught, self._page.page_errors(filter="all")),
                *_warnings(self._page.console_messages(filter="all")),
            ][-_LAST:],
            "requests": [*map(_in_a_line, self._page.requests())][-_LAST:],
            "dialogs": {"accepted": self._org.dialogs.accepted, "dismissed": self._org.dialogs.dismissed},
        }

    def _keep_trace(self, name: str) -> None:
        self._trace.keep(self._run.folder / name, self._run.cleaner)
        if (self._run.folder / name).exists():
            self.files.append(name)

    def _write(self, name: str, text: str) -> None:
        self._run.write(name, self._run.cleaner.anonymous(text))
        self.files.append(name)


def _in_a_line(request: Request) -> str:
    answer = request.existing_response
    ended = answer.status if answer is not None else request.failure or "without an answer"
    return f"{request.method} {without_query(request.url)} {ended}"


def _uncaught(error: PlaywrightError) -> str:
    return f"uncaught: {error.message}"


def _warnings(messages: Iterable[ConsoleMessage]) -> Iterator[str]:
    return (f"{message.type}: {message.text}" for message in messages if message.type in ("error", "warning"))


def _words(frame: Frame) -> str:
    return f"{without_query(frame.url)}\n{frame.evaluate(_WORDS)}"


def _tree(frame: Frame) -> str:
    return f"# {without_query(frame.url)}\n{frame.locator('body').aria_snapshot(timeout=_QUICK)}"
