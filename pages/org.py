"""The org as a browser page sees it: opens paths, waits for screens, looks at what is there now."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar
from urllib.parse import quote, urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Frame, Locator, Page

from .browser.awaited import Awaited, LastCheck
from .browser.changes import fingerprint, next_change
from .browser.classic_frame import ClassicFrames
from .browser.dialogs import Dialogs
from .browser.navigation import Navigation
from .browser.org_hosts import OrgHosts
from .browser.overlays import clear_overlays, unknown_dialog
from .browser.popups import bound_popups
from .browser.questions import asking
from .browser.timeouts import Timeouts
from .errors import PageError, ScreenMissing, Unavailable

S = TypeVar("S", bound=Awaited)
T = TypeVar("T")


class Org:
    """One browser page on one org. Installs the handler of native dialogs first thing.

    `before_act` is told what an act is about to touch, for whoever shows it; what it raises ends the act.
    """

    interruptions: ClassVar[list[Callable[[Org, Sequence[type[Awaited]]], None]]] = []
    """Each raises what it means that something else came than a screen; `pages.interruptions` adds its own."""

    def __init__(
        self, page: Page, url: str, *, patience: Timeouts | None = None, hosts: OrgHosts | None = None
    ) -> None:
        self.page = page
        self.url = url.rstrip("/")
        self.hosts = hosts or OrgHosts(page.context, self.url)
        self.patience = patience or Timeouts()
        self.dialogs = Dialogs.of(page.context)
        self.interruption = ""
        self.noted: Callable[[str], None] = lambda _: None
        """Told of what the org said on the way and nobody had asked for: notices that were passed, dialogs closed."""
        self._classic = ClassicFrames(page)
        self.seen: dict[type[Awaited], LastCheck] = {}
        """What the last check for each kind of screen saw."""
        self.navigation = Navigation(page, self.url, self.patience)
        page.on("framenavigated", lambda _: self.touched())
        bound_popups(page.context)
        clear_overlays(page, lambda words: self.noted(f'closed a dialog of the org: "{words}"'))
        self.before_act: Callable[[Sequence[Locator]], None] | None = None

    # checks

    @property
    def surface(self) -> Frame:
        """A check: the newest frame with a classic page that has got its address, else the page itself."""
        return self._classic.newest() or self.page.main_frame

    def current(self, screen: type[S]) -> S | None:
        """A check: the screen, if it is here now."""
        here = screen(self)
        return here if here.showing() else None

    @property
    def in_lightning(self) -> bool:
        """A check: whether the page is in Lightning Experience."""
        return urlsplit(self.page.url).path.startswith("/lightning/")

    @property
    def language(self) -> str:
        """A check: the language that the page says it is in, such as "en" or "de-DE"; empty when it says nothing."""
        try:
            with asking(self.page):
                return str(self.surface.evaluate("() => document.documentElement.lang || ''"))
        except PlaywrightError:
            return ""

    def fingerprint(self) -> str:
        """A check: address, title and headings, to tell whether a page has changed."""
        return fingerprint(self.surface)

    @property
    def trouble(self) -> str:
        """A check: why the page, or the frame with its classic page, did not come; empty when it did.

        Other frames have no say: an advertisement that a company blocks beside the login form is no outage.
        """
        return self.navigation.trouble(self.page.main_frame, self.surface)

    def in_the_way(self, *, grave: bool = False) -> str:
        """A check: the words of a dialog that nobody knows and that lies over the page; empty without one. `grave` is
        as for `unknown_dialog`."""
        words = unknown_dialog(self.page, grave=grave)
        return words and f'the org shows an unknown dialog, which is left open: "{words}"'

    # acts

    def touched(self) -> None:
        """Something was done, or has changed: what was seen has to be looked at again."""
        for check in self.seen.values():
            check.age()

    def open(self, path: str) -> None:
        """Goes to a path of the org: on the host where the page is, if that is the org's, else on the org's own.

        Raises:
            Unavailable: the org cannot be reached, or answers with a server error.
            Endless: it takes the question and does not answer.
        """
        self.navigation.go(self.hosts.address(self.page.url, path))

    def open_classic(self, path: str) -> None:
        """Goes to a classic page, within the shell in Lightning (`page?address=`; grade A); raises as `open`."""
        within = f"/lightning/setup/NavigationMenus/page?address={quote(path, safe='')}"
        self.open(within if self.in_lightning else path)

    def until(self, check: Callable[[], T], *, patience: float, left: str | None = None) -> T | None:
        """Repeats a check until it finds something, at each change of the document; None after `patience` seconds.

        With `left`, the fingerprint of the page that is being left, it gives up sooner: as soon as another page has
        finished loading and stayed for the quick patience without being what the check wants.
        """
        start = unknown_since = time.monotonic()
        while True:
            if found := check():
                return found
            loading = next_change(self.surface)
            self.touched()
            now = time.monotonic()
            if loading or (left is not None and self.fingerprint() == left):
                unknown_since = now
            if now - start > patience or (left is not None and now - unknown_since > self.patience.quick):
                return None

    def wait_for(self, *screens: type[S], left: str | None = "", patience: float | None = None) -> S:
        """Waits for a screen, the first of `screens` that comes.

        Raises:
            PartMissing: the screen is there without a part that it always shows.
            ScreenMissing: another page is there.
            SessionEnded, NotAllowed: the org shows its login page, or says that it forbids this.
        """
        found = self.first_of(*screens, left=left, patience=patience)
        if isinstance(found, bool):
            raise self.absent(*screens)
        return found

    def first_of(
        self,
        *screens: type[S],
        left: str | None = "",
        patience: float | None = None,
        otherwise: Callable[[], bool] = lambda: False,
    ) -> S | bool:
        """The race behind every arrival: the first of `screens`, True once `otherwise` holds, False when neither came.

        Raises:
            SessionEnded, NotAllowed: the org shows its login page, or says that it forbids this.
        """
        looked, self.interruption = False, ""

        def outcome() -> S | bool:
            nonlocal looked
            for screen in screens:
                if found := self.current(screen):
                    return found
            if otherwise():
                return True
            for raise_if_there in self.interruptions if looked else ():  # at first it is mostly the page that is left
                raise_if_there(self, screens)
            looked = True
            return False

        found = self.until(outcome, patience=patience or self.patience.page, left=left)
        for raise_if_there in self.interruptions if not found else ():
            raise_if_there(self, screens)
        return found or False

    def absent(self, *screens: type[S], says: str = "") -> PageError:
        """The error for screens that did not come: which part is missing of one that did, or what is there instead, and
        what it `says`."""
        if self.interruption:
            hint = "run again; what was not saved is done then"
            return Unavailable(f"{self.url} is not available: {self.interruption}", hint=hint)
        for screen in (screen(self) for screen in screens):
            missing = screen.missing()
            if 0 < len(missing) < len(screen.required()):
                return screen.lacks(*missing)
        wanted = screens[0](self)
        shown = ", ".join(wanted.shown()[:30]) or "nothing that can be read"
        names = " or ".join(screen.title for screen in screens)
        path, words = urlsplit(wanted.surface.url).path, f' It says: "{says}"' if says else ""
        return ScreenMissing(f"{names} did not come. {path} shows: {shown}.{words}", hint=wanted.where_to_mend)
