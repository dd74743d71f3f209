"""The org as a browser page sees it: opens paths, waits for screens, looks at what is there now."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import ClassVar, TypeVar, cast
from urllib.parse import quote, urlsplit

from playwright.sync_api import Frame, Locator, Page

from .browser.absence import absent
from .browser.arrivals import Arrivals, Rest
from .browser.awaited import Awaited
from .browser.changes import next_change
from .browser.classic_frame import ClassicFrames
from .browser.dialogs import Dialogs
from .browser.looks import Looks
from .browser.navigation import Navigation
from .browser.org_hosts import OrgHosts
from .browser.overlays import clear_overlays, unknown_dialog
from .browser.popups import bound_popups
from .browser.timeouts import AT_ONCE, Timeouts
from .dom.snapshot import Snapshot
from .errors import PageError, Unavailable
from .recognition.recognizer import Left
from .recognition.verdict import Arrived, Notice, Partial, Refused

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
        self.looks = Looks(page, self._classic)
        self.arrivals = Arrivals(self.looks)
        self.doubted: Callable[[str], bool] | None = None
        """Asked with a sentence whether an unknown page is the expected one; what it answers is believed."""
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

    def snapshot(self) -> Snapshot:
        """A check: what the document with the page shows, be it in its frame."""
        return self.looks.take()[0].snapshot

    @property
    def in_lightning(self) -> bool:
        """A check: whether the page is in Lightning Experience."""
        return urlsplit(self.page.url).path.startswith("/lightning/")

    @property
    def language(self) -> str:
        """A check: the language that the page says it is in, such as "en" or "de-DE"; empty when it says nothing."""
        return self.snapshot().lang

    def fingerprint(self) -> str:
        """A check: address, document, title and headings, to tell whether a page has changed.

        A document is told by the moment when its loading began: a form that posts back to its own address is another.
        """
        shot = self.snapshot()
        return "\n".join((shot.address, str(shot.born), shot.title, *shot.headings)) if shot.read else ""

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
        self.looks.touched()

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
        return self.here_or_absent(found, *screens)

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
        came = self.outcome(*screens, left=left, patience=patience, otherwise=otherwise)
        return came if not isinstance(came, Refused | Notice) else False

    def outcome(
        self,
        *screens: type[S],
        left: str | None = "",
        patience: float | None = None,
        otherwise: Callable[[], bool] = lambda: False,
        before: Left | None = None,
    ) -> S | bool | Refused | Notice:
        """As `first_of`; with `before`, what was there before a press, also the form's refusal or a notice.

        A page that is most likely one of `screens` is taken for it once it has come to rest for a moment, if the finder
        finds what its snapshot does not show.
        """
        looked, self.interruption, rests = False, "", Rest()
        wanted = {screen.model().name: screen for screen in screens}
        models = [screen.model() for screen in screens]

        def check() -> S | bool | Refused | Notice:
            nonlocal looked
            told = self.arrivals.verdict(models, before, self.surface, everywhere=rests.long)
            if isinstance(told, Partial) and rests.seconds(told) > AT_ONCE:
                screen = wanted[told.model.name](self)
                self.arrivals.accept(told, self.surface)
                if not screen.lacking():
                    return screen
                self.arrivals.forget(told.model)
            if isinstance(told, Arrived):
                return wanted[told.model.name](self)
            if isinstance(told, Refused | Notice):
                return told
            if otherwise():
                return True
            rests.seconds(told)
            for raise_if_there in self.interruptions if looked else ():  # at first it is mostly the page that is left
                raise_if_there(self, screens)
            looked = True
            return False

        found = self.until(check, patience=patience or self.patience.page, left=left)
        for raise_if_there in self.interruptions if not found else ():
            raise_if_there(self, screens)
        return found or False

    def here_or_absent(self, found: S | object, *screens: type[S], says: str = "") -> S:
        """What was found, if it is a screen; else the first of `screens`, if somebody who sees the page says that it is
        that one (`doubted`).

        Raises:
            ScreenMissing, PartMissing: neither.
        """
        if not isinstance(found, bool | Refused | Notice):
            return cast("S", found)
        error = self.absent(*screens, says=says)
        if self.doubted is None or not self.doubted(str(error)):
            raise error
        self.touched()
        self.arrivals.believe(screens[0].model(), self.surface)
        return screens[0](self)

    def absent(self, *screens: type[Awaited], says: str = "") -> PageError:
        """The error for screens that did not come: which part is missing of one that did, or what is there instead, and
        what it `says`."""
        if self.interruption:
            hint = "run again; what was not saved is done then"
            return Unavailable(f"{self.url} is not available: {self.interruption}", hint=hint)
        return absent([screen(self) for screen in screens], self.arrivals, says)
