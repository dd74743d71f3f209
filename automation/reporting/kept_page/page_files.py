"""Keeps what a page was like so that it can be judged again without the org: its snapshot, and its documents.

Both are cleaned text by text before they are written. It decides nothing about when.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from pages import Org
from pages.arrival.looks import Seen
from pages.browser.questions import asking
from pages.dom.documents import documents, texts_of
from pages.dom.snapshot import FORMAT, undated
from pages.screens.private import PRIVATE

from ...runs.folder import Run
from ...runs.redact import without_query
from ...timeouts import EVIDENCE_MS, OTHER_FRAME_MS

_GONE = "***"


class PageFiles:
    """Writes into the folder of a run."""

    def __init__(self, org: Org, run: Run) -> None:
        self._org = org
        self._run = run

    def frames(self, *, everywhere: bool = False) -> dict[str, Any]:
        """The snapshots of the page's frames, without what is private: in the form of the stored ones, once somebody
        has said which screen it is.

        Raises:
            playwright.sync_api.Error, pages.errors.Unavailable: the page went away, or does not answer.
        """
        seen = self._org.looks.take(everywhere=everywhere)
        clean = _cleaner(self._secrets(seen))
        frames = [one.mapped(clean).as_json() for one in undated([one.snapshot for one in seen])]
        return {"format": FORMAT, "screen": "", "grade": "", "source": "a run", "frames": frames}

    def documents(self, name: str) -> list[dict[str, Any]]:
        """Writes the documents of all frames; what stands in which file.

        Raises:
            OSError: one cannot be written.
        """
        kept = []
        for place, document in enumerate(documents(self._org.page, PRIVATE, timeout=EVIDENCE_MS)):
            file = f"{name}.{place}.html"
            self._run.write_made(file, document.html(self._text))
            kept.append({"file": file, "address": without_query(document.address), "cut": document.cut})
        return kept

    def _text(self, attribute: str, text: str) -> str:
        return self._run.redactor.anonymous(without_query(text) if attribute in ("href", "action") else text)

    def _secrets(self, seen: list[Seen]) -> set[str]:
        walked, found = (self._org.page.main_frame, self._org.surface), set[str]()
        for one in seen:
            if one.frame in walked:
                with asking(self._org.page):
                    found.update(texts_of(one.frame, PRIVATE, timeout=None))
            elif one.snapshot.answered:
                found.update(texts_of(one.frame, PRIVATE, timeout=OTHER_FRAME_MS))
        return found


def _cleaner(secrets: set[str]) -> Callable[[str], str]:
    longest_first = sorted(secrets, key=len, reverse=True)

    def clean(text: str) -> str:
        if text.startswith(("http://", "https://")):
            return without_query(text)
        for secret in longest_first:
            text = text.replace(secret, _GONE)
        return text

    return clean
