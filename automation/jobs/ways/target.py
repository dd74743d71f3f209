"""The org of `--target-org`: what the Salesforce CLI tells of it, and that no other org or user is entered."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field

from pages.values.secret import Secret

from ...browser.org_identity import OrgIdentity
from ...errors import SETTINGS, AutomationError, SettingsError
from ...timeouts import DOOR_KEEPS
from ..arrival import Condition
from .salesforce_cli import OpenedOrg


@dataclass
class TargetOrg:
    """An org of the Salesforce CLI's, asked for anew where the last answer was used or is too old. What it told first
    holds for the whole command: which org that is, and which user."""

    run: Callable[[], OpenedOrg]
    answer: OpenedOrg | None = None
    _first: OpenedOrg | None = field(default=None, init=False)
    _used: bool = field(default=False, init=False)
    _at: float = field(default_factory=time.monotonic, init=False)

    def known(self) -> OpenedOrg:
        """The org.

        Raises:
            AutomationError: as `run`; or it is another org or user than before, as where somebody has moved the alias.
        """
        if self.answer is None:
            told = self.run()
            first = self._first = self._first or told
            if (told.org_id, told.username.casefold()) != (first.org_id, first.username.casefold()):
                raise AutomationError(
                    f"the Salesforce CLI told of {first.username} in the org {first.org_id} first, and now of "
                    f"{told.username} in {told.org_id}; its URL was not opened",
                    kind=SETTINGS,
                    hint="let nobody change the alias meanwhile, and run the same command again",
                )
            self.answer, self._at, self._used = told, time.monotonic(), False
        return self.answer

    def ask(self) -> Secret:
        """A URL that was not used; raises as `run`."""
        if self._used or time.monotonic() - self._at > DOOR_KEEPS:
            self.answer = None
        door, self._used = self.known().door, True
        return door


def is_target(opened: OpenedOrg, name: str) -> Condition:
    """The org and the user that the Salesforce CLI has told of first, by whatever way somebody was let in."""

    def condition(identity: OrgIdentity | None) -> None:
        if identity is None:
            found = "which org this is cannot be read"
        elif identity.org_id != opened.org_id:
            found = f"this is the org {identity.org_id}"
        elif identity.username.casefold() != opened.username.casefold():
            found = f"{identity.who} is logged in"
        else:
            return
        raise SettingsError(
            f"{name} is {opened.username} in the org {opened.org_id}, and {found}; nothing was read or changed",
            hint="look whether kept login, user name and password are of that org and user, or leave --target-org out",
        )

    return condition
