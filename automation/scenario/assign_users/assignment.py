"""One user and one app: what lets the user in, and the permission set that they are assigned where nothing does.

What the org has is read by its API where that answers, else from the page that lists
who has the permission set.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field

from pages import AddAssignments, AssignedUsers, PermissionSet
from pages.components import Pick, Touch
from pages.errors import PageError, Unreadable
from pages.values.text import same

from ...app.desired import DesiredApp
from ...app.observed import Assigned
from ...app.user_names import Kind
from ...context.assigned_reading import read_all_assigned
from ...context.assignments import UserRecord, sets_by_api, user_by_api
from ...context.same_app import find_policies
from ...context.step_context import StepContext
from ...context.user_directory import listing
from ...engine.step import Difference
from ...errors import SettingsError
from .guidance import hands, says_now


@dataclass
class Assignment:
    """One user and one app. `let_in` is what lets the user in, in words; empty as long as nothing is known to.

    `record` and `label` are the permission set that is assigned where nothing does.
    """

    wanted: DesiredApp
    username: str
    let_in: str = ""
    record: str = ""
    label: str = ""
    _attached: dict[str, str] | None = None
    _user: UserRecord | None = None
    _mute: bool = field(default=False, init=False)
    _asked_at: tuple[str, ...] = ()

    # what the org keeps

    def read(self, context: StepContext) -> None:
        """Reads what pre-authorizes for the app, and whether the user has it.

        Raises:
            SettingsError: the org has no such user, or no permission set pre-authorizes for the app.
            Unreadable: that cannot be read.
        """
        first = self._attached is None
        if first:
            self._attached = _attached(context)
            self._know_user(context)
            self._choose_set()
        self.let_in = self._by_profile()
        if not self.let_in and not self._ask_org(context):
            self.let_in = self._by_page(context)
        if first and not self.let_in:
            self.open_set(context)  # where it begins, whoever does it

    def lacking(self, context: StepContext) -> Iterator[Difference]:
        """A check: the user is not known to have what lets them in."""
        if self._attached is None:
            yield Difference("Assigned users", self.username, "not read yet", says="Reading who is assigned.")
            return
        if not self.let_in:
            self._glance(context)
        if not self.let_in:
            says, users = says_now(context.org, self.label, self.username), f"Users of {self.label}"
            yield Difference(users, self.username, "not assigned", deed="adds", says=says)

    def _glance(self, context: StepContext) -> None:
        """What the page shows now; and what the org says, each time that the page has become another one."""
        page = context.org.current(AssignedUsers)
        with suppress(PageError):  # a page that is not understood says nothing; the org still may
            if page is not None and page.shows_set(self.record, self.label) and page.lists(self.username, self._id):
                self.let_in = self._has(self.label)
                return
        seen = (context.org.page.url, *context.org.snapshot().headings)
        if seen != self._asked_at:
            self._asked_at = seen
            self._ask_org(context)

    def _ask_org(self, context: StepContext) -> bool:
        """Asks the org's API; whether it answers. One that does not is not asked again."""
        held = sets_by_api(context, self._user.id) if self._user is not None and not self._mute else None
        self._mute = held is None
        if held is not None:
            having = [label for record, label in (self._attached or {}).items() if record in held]
            self.let_in = self._has(having[0]) if having else ""
        return held is not None

    def _by_page(self, context: StepContext) -> str:
        page = self.open_set(context).assigned(self.record, self.label)
        return self._has(self.label) if page.read_whole(lambda: page.lists(self.username, self._id)) else ""

    def _by_profile(self) -> str:
        profile = (self._attached or {}).get(self._user.profile) if self._user is not None else None
        return f"{self.username} has the profile {profile}" if profile else ""

    def _has(self, label: str) -> str:
        return f"{self.username} has the permission set {label}"

    @property
    def _id(self) -> str:
        return self._user.id if self._user is not None else ""

    def _know_user(self, context: StepContext) -> None:
        told = user_by_api(context, self.username)
        if told is None:
            return
        self._user = told[0]
        if self._user is None or not self._user.active:
            problem = "there is no user" if self._user is None else "the user is not active:"
            raise SettingsError(
                f"in this org {problem} {self.username}; nothing was assigned",
                hint="set APP_JWT_USERNAME to the user who logs in with the app",
            )

    def _choose_set(self) -> None:
        """The first of the wanted permission sets that the app has, else the first that it has."""
        sets = {record: label for record, label in (self._attached or {}).items() if _is_set(record)}
        names = [name.partition("=")[0] for name in self.wanted.permission_sets]
        order = [record for name in names for record, label in sets.items() if same(label, name)]
        self.record = next(iter([*order, *sets]), "")
        self.label = sets.get(self.record, "")
        if not sets and not self._by_profile():
            raise SettingsError(
                f"no permission set is pre-authorized for {self.wanted.name}, so there is none to assign",
                hint="name one in APP_PERMISSION_SETS or with --permission-set, and run create again",
            )

    # deeds

    def open_set(self, context: StepContext) -> PermissionSet:
        """Goes to the page of the permission set."""
        here = context.org.current(PermissionSet)
        if here is None or not here.shows_set(self.record, self.label):
            context.org.open_classic(f"/{self.record}")
            here = context.org.wait_for(PermissionSet)
        return here.must_show_set(self.record, self.label)

    def assign(self, context: StepContext) -> None:
        """Assigns the permission set to the user, who is told by user name, and by id where that is known.

        Raises:
            PartMissing: the org does not offer that user.
            Unreadable: the pages are not known to be about this permission set and this user. Nothing was assigned.
        """
        if self._attached is None:
            self.read(context)
        page = self.open_set(context).assigned(self.record, self.label)
        if not page.read_whole(lambda: page.lists(self.username, self._id)):
            form = page.add.press(AddAssignments).must_show_set(self.record, self.label)
            page = form.give(self.username, self._id)
            context.say(f'assigned the permission set "{self.label}" to {self.username}')
        self.let_in = ""
        self._glance(context)

    def hands(self, context: StepContext) -> Iterable[Touch]:
        """A check: what a person touches, in the order of hands."""
        return hands(context, self.record, self.label, Pick(self.username, self._id))


def _is_set(record: str) -> bool:
    return record.startswith(Kind.PERMISSION_SET.prefix)


def _attached(context: StepContext) -> dict[str, str]:
    """The ids and labels of the profiles and permission sets that pre-authorize for the app.

    Raises:
        Unreadable: the names are there, and their ids cannot be told.
    """
    read_all_assigned(context, find_policies(context), ids=True)
    found = context.assigned or Assigned((), ())
    records = dict(found.records)
    for kind in Kind:
        names = [name for name in found.names(kind.prefix) if name not in records.values()]
        known = listing(context, kind).entries if names else ()
        for name in names:
            alike = [entry for entry in known if entry.id and same(entry.label, name)]
            if len(alike) != 1:
                raise Unreadable(
                    f'{len(alike)} {kind.words}s of the org may be the "{name}" that the app has; nothing was assigned',
                    hint=f"assign the {kind.words} by hand in Setup",
                )
            records[alike[0].id] = alike[0].label
    return {record[:15]: label for record, label in records.items()}
