"""Shows kept documents to the screens: which know theirs, and by which rung each declared part is found."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace

from playwright.sync_api import Browser, Route

from pages import Org, Screen, Timeouts, surface
from pages.errors import PageError
from pages.recognition import catalogue
from pages.recognition.verdict import Arrived

from .kept import Document, Page

AT_ONCE = Timeouts(quick=0.2, page=1, save=1)
"""A kept document has no script: what it does not show at once it never will."""
SCREENS: dict[str, type[Screen]] = {
    name: screen
    for name, screen in ((name, getattr(surface, name)) for name in surface.__all__)
    if isinstance(screen, type) and issubclass(screen, Screen) and screen is not Screen
}
_AROUND = ("LightningSetup", "ClassicSetup")
"""What stands around every page."""


@dataclass(frozen=True, slots=True)
class PartSeen:
    """A declared part: its label, the finder's rung by which it is found, and whether the screen always shows it.
    `rung` is empty where it is not found, and "several" where it cannot be told."""

    label: str
    rung: str
    always: bool


@dataclass(frozen=True, slots=True)
class Seen:
    """What the screens make of one page.

    `told` is what the recognizer says of the snapshot alone: the screens that have arrived, else those that are nearest
    with what they lack. `known` is whether its own screen is recognised in its documents, `file` the one that shows the
    most, and `taken_for` the others that would be as well.
    """

    name: str
    screen: str
    told: list[str]
    arrived: bool
    known: bool = False
    file: str = ""
    parts: list[PartSeen] = field(default_factory=list)
    taken_for: list[str] = field(default_factory=list)
    loading: bool = False
    """Whether it was kept while it still loaded, and shows nothing that is known yet: nothing can be said of it."""

    @property
    def lacking(self) -> list[str]:
        """The labels of what the screen always shows and this page does not."""
        return [part.label for part in self.parts if part.always and not part.rung]


def recognised(page: Page) -> Seen:
    """What the recognizer says, without a browser."""
    know = catalogue.recognizer()
    here = [
        name
        for name, screen in SCREENS.items()
        if isinstance(know.verdict(page.frames, expected=[screen.model()]), Arrived)
    ]
    nearest = [str(one) for one in know.unknown(page.frames).nearest]
    arrived = page.screen in here if page.screen else bool(here)
    loading = not arrived and any(one.main and not one.read for one in page.frames)
    return Seen(page.name, page.screen, here or nearest, arrived, loading=loading)


def replay(browser: Browser, pages: Sequence[Page]) -> Iterator[Seen]:
    """What the screens make of each page."""
    for page in pages:
        told = recognised(page)
        looks = [(_look(browser, told, document), document) for document in page.documents]
        if not looks:
            yield replace(told, known=told.arrived)
            continue
        best, document = max(looks, key=lambda look: (look[0].known, sum(bool(part.rung) for part in look[0].parts)))
        yield replace(best, taken_for=list(_others(browser, page, document)))


def _look(browser: Browser, told: Seen, document: Document) -> Seen:
    screen = SCREENS.get(told.screen)
    if screen is None:
        return replace(told, file=document.file.name)
    with _opened(browser, document) as org:
        return replace(told, known=_is(org, screen), file=document.file.name, parts=list(_parts(screen(org))))


def _others(browser: Browser, page: Page, document: Document) -> Iterator[str]:
    with _opened(browser, document) as org:
        yield from (n for n, screen in SCREENS.items() if n not in (page.screen, *_AROUND) and _is(org, screen))


def _is(org: Org, screen: type[Screen]) -> bool:
    try:
        return org.current(screen) is not None
    except PageError:  # two of a part that is one
        return False


def _parts(here: Screen) -> Iterator[PartSeen]:
    for name in here.parts():
        part = here.part(name)
        try:
            rung = part.found_by()
        except PageError:
            rung = "several"
        yield PartSeen(part.label, rung, part.always)


@contextmanager
def _opened(browser: Browser, document: Document) -> Iterator[Org]:
    """The document at its address; everything else that it may ask for stays away."""
    html = document.file.read_text(encoding="utf-8")

    def answer(route: Route) -> None:
        if route.request.url == document.address and route.request.is_navigation_request():
            route.fulfill(body=html, content_type="text/html; charset=utf-8")
        else:
            route.abort()

    with browser.new_context(viewport={"width": 1440, "height": 1000}, locale="en-US") as context:
        context.route("**/*", answer)
        page = context.new_page()
        page.goto(document.address)
        yield Org(page, document.address, patience=AT_ONCE)
