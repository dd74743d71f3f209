"""What a walk leaves of the pages: a picture and a snapshot per step, and where a step fails all that explains it."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from typing import Any

from playwright.sync_api import ConsoleMessage, Frame, Page, Request
from playwright.sync_api import Error as PlaywrightError

from pages import Org, Screen
from pages.browser.questions import asking
from pages.errors import Unavailable

from ..engine.step import Chapter, Difference, Result, Status, Step
from ..files.writing import write_atomic
from ..runs.folder import Run
from ..runs.redact import without_query
from ..settings.types import Evidence as Policy
from ..timeouts import EVIDENCE_MS, EXPLANATION
from .kept_page.masks import COLOUR, STYLE, masks
from .kept_page.page_files import PageFiles
from .kept_page.trace import Trace

_WORDS = "() => document.body ? document.body.innerText.slice(0, 200000) : ''"
_TITLE = "() => document.title.slice(0, 300)"
_LINE = 1000
"""Characters that are kept of a console message or an address."""
_FRAMES = 20
"""So many frames are explained; Setup has two or three."""
_LAST = 40
"""So many requests and console messages are kept: about what the last two pages made."""
_WHERE_POSSIBLE = (PlaywrightError, Unavailable)
"""What may come instead of evidence, which is worth having and not worth failing for."""


class Evidence:
    """Pictures with secrets and addresses covered, snapshots; on failure text, ARIA tree, documents, console, requests,
    trace.

    The trace begins after the login and ends before the proof. Use `finish` when the walk is over.
    """

    def __init__(self, org: Org, run: Run, policy: Policy, unseen: Callable[[], bytes | None] = lambda: None) -> None:
        """`unseen` gives a picture that is covered already, where somebody sits at the page: what covers things while a
        picture is taken can be seen there. It gives None where it has none."""
        self._unseen = unseen
        self._org = org
        self._run = run
        self._policy = policy
        self._trace = Trace(org.page.context)
        self._page_files = PageFiles(org, run)
        self.pictures: dict[int, str] = {}
        self.files: list[str] = []
        self.rungs: dict[tuple[str, str], str] = {}
        """By which rung of the finder each part of a screen was found, by the titles of screen and part."""

    @property
    def _page(self) -> Page:
        return self._org.page

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
        with suppress(*_WHERE_POSSIBLE), asking(self._page):
            self._picture(step.number, name)
        if result.status is Status.FAILED:
            self._explain(name)
            return
        with suppress(*_WHERE_POSSIBLE, OSError), asking(self._page):
            self._run.write_data(f"{name}.page.json", self._run.redactor.anonymous_data(self._page_files.frames()))
            self.rungs.update(self._org.arrivals.rungs())
        if step.number == 1:
            with suppress(*_WHERE_POSSIBLE), asking(self._page):
                self._trace.start()

    def finish(self) -> None:
        """Ends the trace; keeps it where everything is to be kept."""
        with suppress(*_WHERE_POSSIBLE), asking(self._page):
            if self._policy is Policy.ALL:
                self._keep_trace("trace.zip")
            else:
                self._trace.drop()

    def _picture(self, number: int, name: str) -> None:
        picture = self._unseen() or self._page.screenshot(
            type="jpeg",
            quality=60,
            scale="css",
            mask=masks(self._org),
            mask_color=COLOUR,
            style=STYLE,
            caret="initial",
            timeout=EVIDENCE_MS,
        )
        write_atomic(self._run.folder / f"{name}.jpg", picture)
        self.pictures[number] = f"{name}.jpg"

    def _explain(self, name: str) -> None:
        """Whatever of it the page still gives, each piece by itself: one that does not come takes no other with it."""
        frames = [frame for frame in self._page.frames if not frame.is_detached()][:_FRAMES]
        pieces: tuple[Callable[[], None], ...] = (
            lambda: self._write(f"{name}.txt", "\n\n".join(_each(_words, frames))),
            lambda: self._write(f"{name}.aria.yaml", "\n\n".join(_each(_tree, frames))),
            lambda: self._write_data(f"{name}.page.json", self._facts(name)),
            lambda: self._keep_trace(f"{name}.trace.zip"),
        )
        late = time.monotonic() + EXPLANATION
        for piece in pieces:
            with suppress(*_WHERE_POSSIBLE), asking(self._page, max(1.0, late - time.monotonic())):
                piece()

    def _facts(self, name: str) -> dict[str, Any]:
        kept = self._page_files.documents(name)
        self.files += [one["file"] for one in kept]
        shown = Screen(self._org).shown()
        skeleton = "\n".join([without_query(self._org.surface.url), *sorted(set(shown))])
        return {
            **self._page_files.frames(everywhere=True),
            "documents": kept,
            "address": without_query(self._page.url),
            "frame_addresses": [without_query(frame.url)[:_LINE] for frame in self._page.frames[:_FRAMES]],
            "title": self._page.main_frame.locator(":root").evaluate(_TITLE, timeout=EVIDENCE_MS),
            "fingerprint": hashlib.sha256(skeleton.encode()).hexdigest()[:16],
            "shown": shown,
            "console": [
                *map(_uncaught, self._page.page_errors(filter="all")),
                *_warnings(self._page.console_messages(filter="all")),
            ][-_LAST:],
            "requests": [*map(_in_a_line, self._page.requests())][-_LAST:],
            "dialogs": {
                "accepted": self._org.dialogs.accepted[-_LAST:],
                "dismissed": self._org.dialogs.dismissed[-_LAST:],
            },
        }

    def _keep_trace(self, name: str) -> None:
        self._trace.keep(self._run.folder / name, self._run.redactor)
        if (self._run.folder / name).exists():
            self.files.append(name)

    def _write_data(self, name: str, data: dict[str, Any]) -> None:
        self._run.write_data(name, self._run.redactor.anonymous_data(data))
        self.files.append(name)

    def _write(self, name: str, text: str) -> None:
        self._run.write(name, self._run.redactor.anonymous(text))
        self.files.append(name)


def _in_a_line(request: Request) -> str:
    answer = request.existing_response
    ended = answer.status if answer is not None else request.failure or "without an answer"
    return f"{request.method} {without_query(request.url)[:_LINE]} {ended}"


def _uncaught(error: PlaywrightError) -> str:
    return f"uncaught: {error.message[:_LINE]}"


def _warnings(messages: Iterable[ConsoleMessage]) -> Iterator[str]:
    return (f"{message.type}: {message.text[:_LINE]}" for message in messages if message.type in ("error", "warning"))


def _each(look: Callable[[Frame], str], frames: Iterable[Frame]) -> Iterator[str]:
    """What those frames say that answer."""
    for frame in frames:
        with suppress(PlaywrightError):
            yield look(frame)


def _words(frame: Frame) -> str:
    return f"{without_query(frame.url)}\n{frame.locator(':root').evaluate(_WORDS, timeout=EVIDENCE_MS)}"


def _tree(frame: Frame) -> str:
    return f"# {without_query(frame.url)}\n{frame.locator('body').aria_snapshot(timeout=EVIDENCE_MS)}"
