"""What follows sign-in: this must be the right org, no other run may work on the same app, and what earlier runs
know of it is taken up. All of it goes by the org's id. It opens no page."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from ..browser.org_identity import OrgIdentity
from ..browser.saved_session import SavedSession, again
from ..context.step_context import StepContext
from ..errors import SettingsError
from ..runs.history import keys_by_app, last_key, made_here
from .locks import Say, app_alone

Condition = Callable[[OrgIdentity | None], None]
"""Raises where a command is not for the org or the user that it has come to; None stands for an org that does not say
which it is."""


class Arrival:
    """A command's arrival in an org. `identity` is the org and its user, once somebody is signed in.

    `conditions` must hold then. A command may sign in several times, such as for its next try: whom it has come to as
    whom first holds for all of them.
    """

    def __init__(self, runs: Path, api_name: str, login: str, say: Say, held: ExitStack) -> None:
        """`login` stands for an org whose id cannot be read; `held` is closed at the end of the command."""
        self.identity: OrgIdentity | None = None
        self.conditions: list[Condition] = []
        self._runs = runs
        self._api_name = api_name
        self._login = login
        self._say = say
        self.held = held
        self._alone_in: set[str] = set()

    @property
    def last_key(self) -> str:
        """The consumer key that the newest run for this app and org was shown; empty without one."""
        return last_key(self._runs, self.identity.org_id, self._api_name) if self.identity is not None else ""

    def __call__(self, context: StepContext) -> None:
        """Somebody is signed in; nothing of the org has been read yet.

        Raises:
            AutomationError: this is not the org or the user that the command is for.
        """
        self.admit(context)
        identity = context.identity
        self.alone(identity.org_id if identity is not None else self._login)
        if identity is None:
            self._say("it cannot be read which org this is: its session does not begin with an org id")
            return
        self._say(f"logged in to the org {identity.org_id} ({identity.kind}) as {identity.who}")
        context.known_keys = keys_by_app(self._runs, identity.org_id)
        context.ours = lambda key, ids: made_here(self._runs, identity.org_id, key, ids)

    def admit(self, context: StepContext) -> None:
        """Holds who is signed in, and where, against the way that has led there, against all conditions, and against
        who was signed in first.

        Raises:
            AutomationError: as `__call__`.
        """
        admits = [context.way.admits] if context.way is not None else []
        for condition in (*admits, *self.conditions, self._as_first):
            condition(context.identity)
        if self.identity is None or not self.identity.username:
            self.identity = context.identity

    def _as_first(self, found: OrgIdentity | None) -> None:
        """A condition. Where it could not be read first, nothing is known that could differ."""
        first = self.identity
        if first is None:
            return
        if found is None:
            now = "which org this is cannot be read"
        elif found.org_id != first.org_id:
            now = f"this is the org {found.org_id}"
        elif first.username and found.username.casefold() != first.username.casefold():
            now = f"{found.who} is logged in"
        else:
            return
        raise SettingsError(
            f"this command began as {first.who} in the org {first.org_id}, and now {now}; nothing was read or changed",
            hint=f"log in as {first.who}, and run the same command again",
        )

    def alone(self, org: str) -> None:
        """No other run on this machine works on the app until the command ends."""
        if org not in self._alone_in:  # by an earlier try
            self.held.enter_context(app_alone(org, self._api_name, self._say))
            self._alone_in.add(org)


def walks_as(username: str, origin: str) -> Condition:
    """Nobody walks as somebody else than the user who is named, by whatever login."""

    def condition(identity: OrgIdentity | None) -> None:
        found = identity.username if identity is not None else ""
        if username and found and found.casefold() != username.casefold():
            raise SettingsError(
                f"{found} is logged in, but SF_USERNAME is {username} (from {origin}); nothing was changed",
                hint=f"log in as {username}, or set SF_USERNAME to {found}",
            )

    return condition


def expects(org_id: str, origin: str) -> Condition:
    """The one org that somebody has named by its id, in 15 characters; any where none is named."""

    def condition(identity: OrgIdentity | None) -> None:
        if not org_id or (identity is not None and identity.org_id == org_id):
            return
        found = "which org this is cannot be read" if identity is None else f"this is the org {identity.org_id}"
        raise SettingsError(
            f"{found}, and --expect-org is {org_id} (from {origin}); nothing was read or changed",
            hint="log in to the expected org, or name this one",
        )

    return condition


def serves(kept: SavedSession) -> Condition:
    """A kept login lets in the user of the org for whom it was kept, and nobody else."""

    def condition(identity: OrgIdentity | None) -> None:
        if why := kept.of_other(identity):
            raise SettingsError(
                f"the login was kept for {kept.identity.who} in the org {kept.identity.org_id}, {why}; "
                "nothing was changed",
                hint=again(),
            )

    return condition
