"""Reads the documents of a page as trees that can be written down. It judges and cleans nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Page

from .markup import Clean, markup, script

_MOST = 8
"""Frames of a page that are read."""
_EMPTY = ("", "about:blank", "about:srcdoc")

_TEXTS = """(_, css) => Array.from(document.querySelectorAll(css))
  .filter(e => !e.matches('html, body, form'))
  .flatMap(e => [e.innerText, e.value, e.title]).map(text => (text || '').trim()).filter(text => text.length > 3)"""


@dataclass(frozen=True, slots=True)
class Document:
    """What one frame held. `cut`: it was longer than what is read."""

    frame: Frame
    facts: dict[str, Any]

    @property
    def address(self) -> str:
        """Where it is."""
        return str(self.facts["address"])

    @property
    def cut(self) -> bool:
        """Whether it went on."""
        return bool(self.facts["cut"])

    def texts(self) -> Iterator[str]:
        """Its words, as they are."""
        return _texts(self.facts["tree"])

    def html(self, clean: Clean) -> str:
        """Its HTML, each text cleaned."""
        return markup(self.facts, clean)


def documents(page: Page, hide: str, *, timeout: float) -> Iterator[Document]:
    """The page's own document first, then its frames'; one that does not answer in time is left out. `hide` is CSS of
    what nobody may see, `timeout` the milliseconds for each."""
    for frame in page.frames[:_MOST]:
        if frame.is_detached() or (frame.parent_frame is not None and frame.url in _EMPTY):
            continue
        try:
            facts = frame.locator(":root").evaluate(f"(_, hide) => ({script()})(hide)", hide, timeout=timeout)
        except PlaywrightError:  # it went away, or never yields
            continue
        yield Document(frame, facts)


def texts_of(frame: Frame, css: str, *, timeout: float | None) -> list[str]:
    """What the elements of that CSS say and hold, of more than three characters; nothing where the frame does not
    answer within `timeout` milliseconds. Without one it is asked in a sixth of the time, and may never answer."""
    try:
        if timeout is None:
            found = frame.evaluate(f"css => ({_TEXTS})(null, css)", css)
        else:
            found = frame.locator(":root").evaluate(_TEXTS, css, timeout=timeout)
    except PlaywrightError:  # it went away
        return []
    return [str(text) for text in found]


def _texts(node: Any) -> Iterator[str]:
    for child in node[2]:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)
