"""Playwright's trace of a walk, without anything in it that must not be kept. It knows the trace's file, not a page."""

from __future__ import annotations

import json
import warnings
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

from playwright.sync_api import BrowserContext

from ...files.writing import write_atomic
from ...runs.redact import Redactor

_TYPED = ("fill", "type", "insertText", "press", "pressSequentially")


class Trace:
    """Records from `start` on: actions and their times. No pictures, no pages, no requests, so there is nothing of them
    to leak, and it costs next to nothing."""

    def __init__(self, context: BrowserContext) -> None:
        self._tracing = context.tracing
        self._running = False

    def start(self) -> None:
        """Begins to record."""
        self._tracing.start(screenshots=False, snapshots=False, sources=False)
        self._running = True

    def drop(self) -> None:
        """Ends the recording and keeps nothing."""
        if self._running:
            self._running = False
            with warnings.catch_warnings():
                # Without its driver Playwright leaves a coroutine behind that nobody awaits.
                warnings.simplefilter("ignore", RuntimeWarning)
                self._tracing.stop()

    def keep(self, path: Path, redactor: Redactor) -> None:
        """Ends the recording and keeps it, cleaned, as a file that Playwright's trace viewer opens."""
        if not self._running:
            return
        self._running = False
        raw = path.with_name(f".{path.name}.raw")
        try:
            self._tracing.stop(path=raw)
            _clean_copy(raw, path, redactor)
        finally:
            raw.unlink(missing_ok=True)


def _clean_copy(raw: Path, path: Path, redactor: Redactor) -> None:
    """Copies the list of actions, line by line; everything else in the archive is left out."""
    copy = BytesIO()
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(copy, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            if name.endswith(".trace"):
                lines = old.read(name).decode("utf-8", "replace").split("\n")
                new.writestr(name, "".join(f"{_cleaned(json.loads(line), redactor)}\n" for line in lines if line))
            elif name.endswith(".network"):
                new.writestr(name, "")
    write_atomic(path, copy.getvalue())


def _cleaned(event: dict[str, Any], redactor: Redactor) -> str:
    """One event without what was typed and without what pages answered."""
    params = event.get("params")
    if isinstance(params, dict) and event.get("method") in _TYPED:
        event["params"] = {key: value for key, value in params.items() if key not in ("value", "text", "key")}
    event.pop("result", None)
    event.pop("stack", None)
    return json.dumps(redactor.anonymous_data(event))
