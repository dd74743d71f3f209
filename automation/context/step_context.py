"""What a walk works on: the org's page, what is wanted, and what was read back. It knows the ways between screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from pages import AppManager, ClassicApps, ClassicSetup, ConnectedAppDetail, LightningSetup, Org
from pages.values.code import Code, nobody
from pages.values.secret import Secret

from ..app.desired import DesiredApp
from ..app.observed import Assigned, ObservedApp, Policies, as_facts
from ..app.release import KEY_BEHIND_CODE, KEY_ON_PAGE
from ..app.rights import Rights
from ..app.user_names import Kind, Meant
from ..browser.org_identity import OrgIdentity
from ..engine.step import Chapter
from ..keys.pair import KeyPair
from ..network.connection import Network
from ..settings.types import Ui
from ..sfdx.callback_port import CallbackPort


def _nobodys(_: str) -> bool:
    return False


def _at_home(_: StepContext) -> None:
    return None


def _no_picture() -> bytes | None:
    return None


def _silent(_: str) -> None:
    return None


def _unrecorded(_event: str, **_facts: Any) -> None:
    return None


class Certificates(Protocol):
    """Knows which certificate the org has."""

    def settle(self, context: StepContext) -> bool:
        """After the app was read first: whether it has the certificate of this run's pair already."""

    def uploaded(self, context: StepContext) -> None:
        """This run has saved the app with its certificate."""

    def proven(self, context: StepContext) -> None:
        """A login with the pair's key has worked."""

    def refused(self, context: StepContext) -> None:
        """The org says that its certificate is another one."""


@dataclass
class StepContext:
    """One walk's state. What is None has not been read from the org, or is not in it.

    `code` asks somebody for a verification code. `also` tells of a page that this org's edition adds to a step.
    `record` adds an event with its facts to the run's journal.
    `known_keys` are consumer keys that earlier runs were shown, by the app's id. `met` collects what tells one edition
    of the screens from another. `meant` is what the names of step 17 mean, for those that were looked up.
    `identity` is which org this is and who is signed in, None before somebody is or where it cannot be read; `typed`
    is the user name that the robot typed. `arrived` is called once it has been read, before anything of the org is;
    what it raises ends the walk. `may_write` is called before the walk writes to the org for the first time, and raises
    what forbids that. `saved` are the steps that this run has written to the org with, `right` those whose stored
    values it has read and found as wanted; both are known once the walk is over. `certificates` knows which
    certificate the org has; `fits` is what it said when the app was read first, None before, or once this walk has
    uploaded one. `unanswered`: a new app's Save was pressed, and whether the org has kept it is not known.
    `attended`: a person has the page, which the robot leaves to them. `network` is how the org is
    reached, `rights` are the user's once they were asked for. `folder` is the run's own, where its journal is.
    `picture` gives one of the page that nobody sees being taken, None where there is none.
    """

    org: Org
    wanted: DesiredApp
    username: str
    password: Callable[[], Secret]
    port: CallbackPort
    pair: KeyPair | None = None
    ui: Ui = Ui.AUTO
    say: Callable[[str], None] = _silent
    app: ObservedApp | None = None
    policies: Policies | None = None
    assigned: Assigned | None = None
    consumer_key: str = ""
    code: Code = nobody
    also: Callable[[str], None] = _silent
    record: Callable[..., None] = _unrecorded
    known_keys: Mapping[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    made_here: bool = field(default=False, compare=False)
    absent: bool = field(default=False, compare=False)
    unanswered: bool = field(default=False, compare=False)
    attended: bool = False
    entrance: str = "/"
    ours: Callable[[str], bool] = _nobodys
    ids: tuple[str, ...] = ()
    meant: dict[tuple[Kind, str], Meant] = field(default_factory=dict)
    identity: OrgIdentity | None = None
    typed: str = ""
    arrived: Callable[[StepContext], None] = _at_home
    may_write: Callable[[StepContext], None] = _at_home
    saved: frozenset[int] = frozenset()
    right: frozenset[int] = frozenset()
    certificates: Certificates | None = None
    fits: bool | None = None
    network: Network = field(default_factory=Network)
    rights: Rights | None = None
    folder: Path | None = None
    settled: bool = field(default=False, compare=False)
    _lightning: bool | None = field(default=None, compare=False)
    picture: Callable[[], bytes | None] = _no_picture

    @property
    def app_name(self) -> str:
        """What the org calls the app: the wanted name, unless somebody has renamed it."""
        return self.app.name if self.app is not None else self.wanted.name

    def setup(self) -> LightningSetup | ClassicSetup:
        """Goes to Setup, in the wanted interface, or the one that the first login landed in; where the org leads from
        there to the other one, and none is wanted, in that."""
        if self._lightning is None:
            self._lightning = self.org.in_lightning
        lightning = self._lightning if self.ui is Ui.AUTO else self.ui is Ui.LIGHTNING
        shells: list[type[LightningSetup | ClassicSetup]] = [LightningSetup, ClassicSetup]
        shell, other = shells if lightning else reversed(shells)
        if (here := self.org.current(shell)) is not None:
            return here
        if urlsplit(self.org.page.url).path != shell.home:
            self.org.open(shell.home)
        if self.ui is not Ui.AUTO:
            return self.org.wait_for(shell)
        found = self.org.wait_for(shell, other)
        self._lightning = isinstance(found, LightningSetup)
        return found

    def app_manager_now(self) -> AppManager | ClassicApps | None:
        """A check: App Manager, if it is here."""
        return self.org.current(AppManager) or self.org.current(ClassicApps)

    def app_manager(self) -> AppManager | ClassicApps:
        """Goes to App Manager."""
        return self.app_manager_now() or self.setup().app_manager()

    def seen(self) -> dict[str, Any]:
        """What was read from the org so far, as JSON takes it; what was not read, or is not there, is None."""
        parts = {"app": self.app, "policies": self.policies, "assigned": self.assigned}
        return {name: as_facts(part) for name, part in parts.items()}

    def keep_key(self, page: ConnectedAppDetail) -> None:
        """Keeps the consumer key and the ids of the app on its page. Newer orgs show the key only to somebody who gives
        a code; so it is asked for once.

        Raises:
            PersonNeeded, Refused: the org wants a code that nobody gives, or does not take it.
        """
        self.ids, self.consumer_key = tuple(page.ids), self._key_of(page)

    def _key_of(self, page: ConnectedAppDetail) -> str:
        shown, hidden = page.read_whole(lambda: (page.consumer_key.text, page.manage_details.showing()))
        if shown:
            self.met.add(KEY_ON_PAGE)
            return shown
        if not hidden:
            return ""
        self.met.add(KEY_BEHIND_CODE)
        known = next((self.known_keys[key] for key in page.ids if key in self.known_keys), "")
        if known or (self.consumer_key and self.made_here):
            return known or self.consumer_key
        self.also("Manage Consumer Details: give the code, copy the key")
        with page.consumer_details(self.code) as details:
            details.org.until(lambda: details.key.text, patience=details.org.patience.quick)
            return details.read_whole(lambda: details.key.text) or ""

    def permit(self) -> None:
        """Asks, before the first write, whether this org may be changed; raises what forbids it."""
        self.may_write(self)

    def made(self) -> None:
        """The walk has made the app: from now on it is the run's own, and its journal says so."""
        if not self.made_here or self.consumer_key:
            self.record("made", api_name=self.wanted.api_name, consumer_key=self.consumer_key)
        self.made_here = True


Chapters = Sequence[Chapter[StepContext]]
"""What a run takes, each to be made last by one Save."""
