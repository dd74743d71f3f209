"""What a walk works on: the org's page, what is wanted, and what was read back. It knows the ways between screens."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from pages import AppManager, ClassicApps, ClassicSetup, LightningSetup, Org
from pages.values.code import Code, nobody
from pages.values.secret import Secret

from ..app.desired import DesiredApp
from ..app.observed import Assigned, ObservedApp, Policies, as_facts
from ..app.rights import Rights
from ..app.user_names import Kind, Meant
from ..browser.org_identity import OrgIdentity
from ..engine.step import Chapter
from ..keys.pair import KeyPair
from ..network.connection import Network
from ..settings.types import Ui
from ..sfdx.callback_port import CallbackPort
from .arriving.ways_in import WayIn
from .knowledge import Certificates, Keys


def _nobodys(_key: str, _ids: Sequence[str]) -> bool:
    return False


def _at_home(_: StepContext) -> None:
    return None


def _no_picture() -> bytes | None:
    return None


def _silent(_: str) -> None:
    return None


def _unrecorded(_event: str, **_facts: Any) -> None:
    return None


@dataclass
class StepContext:
    """One walk's state. What is None has not been read from the org, or is not in it.

    `code` asks somebody for a verification code. `also` tells of a page that this org's edition adds to a step.
    `record` adds an event with its facts to the run's journal.
    `consumer_key` is "" until a page shows it or `need_key` is asked; `key_hidden`: the app's page keeps it behind a
    code; `key_given`: it is only what a setting says, and no app is known by it. `known_keys` are consumer keys that
    earlier runs were told, by the app's id; `ours` tells whether one kept an app with this key, or these ids. `met`
    collects what tells one edition of the screens from another. `meant` is what the names of step 17 mean, for those
    that were looked up.
    `ways` are tried in this order where nobody is signed in; without any, user name and password. `closed` are those
    that did not lead in, each with why; `way` is the one that did.
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
    key_hidden: bool = False
    key_given: bool = False
    keys: Keys | None = None
    code: Code = nobody
    also: Callable[[str], None] = _silent
    record: Callable[..., None] = _unrecorded
    known_keys: Mapping[str, str] = field(default_factory=dict)
    met: set[str] = field(default_factory=set)
    made_here: bool = field(default=False, compare=False)
    absent: bool = field(default=False, compare=False)
    unanswered: bool = field(default=False, compare=False)
    attended: bool = False
    ways: Sequence[WayIn[StepContext]] = ()
    way: WayIn[StepContext] | None = None
    closed: list[tuple[str, Exception]] = field(default_factory=list, compare=False)
    ours: Callable[[str, Sequence[str]], bool] = _nobodys
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

    def need_key(self, *, code: bool = True) -> str:
        """The consumer key of the app that was read, found where it is needed and not before; empty where there is
        none, or nothing tells it. Without `code` nobody is asked for one, and no page is opened.

        Raises:
            SettingsError: the key that was given is not the app's.
            PersonNeeded, Refused, Unreadable: as Manage Consumer Details.
        """
        if not self.consumer_key and self.key_hidden and self.keys is not None:
            self.consumer_key = self.keys.find(self, code=code)
            if self.consumer_key and self.made_here:
                self.made()
        return self.consumer_key

    def kept_before(self) -> bool:
        """Whether an earlier run has kept the app that was read: by its ids, else by the key that the org tells."""
        if self.ours("", self.ids):
            return True
        key = self.need_key(code=False)
        return bool(key) and not self.key_given and self.ours(key, ())

    def permit(self) -> None:
        """Asks, before the first write, whether this org may be changed; raises what forbids it."""
        self.may_write(self)

    def made(self) -> None:
        """The walk has made the app: from now on it is the run's own, and its journal says so."""
        told = "" if self.key_given else self.consumer_key
        if not self.made_here or told or self.ids:
            self.record("made", api_name=self.wanted.api_name, consumer_key=told, app_ids=list(self.ids))
        self.made_here = True


Chapters = Sequence[Chapter[StepContext]]
"""What a run takes, each to be made last by one Save."""
