"""The org as a browser page sees it: opens paths, waits for screens, looks at what is there now."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TypeVar, cast
from urllib.parse import quote, urlsplit

from playwright.sync_api import Locator, Page

from .arrival.absence import absent
from .arrival.awaited import Awaited
from .arrival.waits import Waits
from .browser.dialogs import Dialogs
from .browser.navigation import Navigation
from .browser.org_hosts import OrgHosts
from .browser.overlays import clear_overlays, unknown_dialog
from .browser.popups import bound_popups
from .browser.questions import ask
from .browser.timeouts import Timeouts
from .errors import PageError, Unavailable
from .recognition.verdict import Notice, Refused

S = TypeVar("S", bound=Awaited)
T = TypeVar("T")


class Org(Waits):
    """One browser page on one org. Installs the handler of native dialogs first thing.

    `before_act` is told what an act is about to touch, for whoever shows it; what it raises ends the act.
    """

    def __init__(
        self, page: Page, url: str, *, patience: Timeouts | None = None, hosts: OrgHosts | None = None
    ) -> None:
        self.url = url.rstrip("/")
        self.hosts = hosts or OrgHosts(page.context, self.url)
        super().__init__(page, patience or Timeouts())
        self.dialogs = Dialogs.of(page.context)
        self.noted: Callable[[str], None] = lambda _: None
        """Told of what the org said on the way and nobody had asked for: notices that were passed, dialogs closed."""
        self.doubted: Callable[[str], bool] | None = None
        """Asked with a sentence whether an unknown page is the expected one; what it answers is believed."""
        self.before_act: Callable[[Sequence[Locator]], None] | None = None
        self._met: set[Page] = set()
        self._meet(page)
        bound_popups(page.context)

    def _meet(self, page: Page) -> None:
        self.navigation = Navigation(page, self.url, self.patience)
        if page not in self._met:
            self._met.add(page)
            page.on("framenavigated", lambda _: self.touched())
            clear_overlays(page, lambda words: self.noted(f'closed a dialog of the org: "{words}"'))

    def follow(self, page: Page) -> None:
        """From now on the org is seen in another tab of the same browser, to which somebody has gone."""
        super().__init__(page, self.patience)
        self._meet(page)

    # checks

    def current(self, screen: type[S]) -> S | None:
        """A check: the screen, if it is here now."""
        here = screen(self)
        return here if here.showing() else None

    @property
    def in_lightning(self) -> bool:
        """A check: whether the page is in Lightning Experience."""
        return urlsplit(self.page.url).path.startswith(("/lightning/", "/one/one.app"))

    @property
    def page_name(self) -> str:
        """A check: what the browser's tab calls the page, such as "App Manager"; empty where it does not say.

        A tab's title ends in "| Salesforce" in Lightning, and in "~ Salesforce - " and an edition in Classic (grade A).
        """
        title: str = ask(self.page, self.page.title, "")
        return re.split(r"\s+[|~] Salesforce", title, maxsplit=1)[0].strip()

    @property
    def language(self) -> str:
        """A check: the language that the page says it is in, such as "en" or "de-DE"; empty when it says nothing."""
        return self.snapshot().lang

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
            hint = "run the same command again; what was not saved is done then"
            return Unavailable(f"{self.url} is not available: {self.interruption}", hint=hint)
        return absent([screen(self) for screen in screens], self.arrivals, says)
