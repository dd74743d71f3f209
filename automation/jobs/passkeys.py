"""How a command uses a kept passkey: plugged into its browser, and for nobody but its own user of its own org."""

from __future__ import annotations

from playwright.sync_api import Page

from pages.browser.authenticator import Authenticator

from ..browser.org_identity import OrgIdentity
from ..errors import SettingsError
from ..passkeys.kept import KeptPasskey, kept_passkey
from ..passkeys.sealed import enroll_again
from .arrival import Condition
from .task import Task


def passkey_for(task: Task) -> KeptPasskey | None:
    """The kept passkey with which a command may answer; None without one. A person who has not said who they are logs
    in as they like.

    Raises:
        SettingsError: there is one that does not serve: it says why.
    """
    settings = task.settings
    if settings.practice or (task.attended and not settings.username):
        return None
    found = kept_passkey(settings, task.folder)
    if found is not None:
        task.redactor.add(found.passkey.private_key)
    return found


def plug_in(passkey: KeptPasskey | None, page: Page) -> None:
    """From now on this tab finds the passkey. Without one it finds what the machine has, as a security key."""
    if passkey is not None:
        Authenticator(page.context, passkey.passkey, passkey.used).plug_in(page)


def belongs(passkey: KeptPasskey) -> Condition:
    """Where a passkey is plugged in, its own user of its own org is signed in, and nobody else."""
    owner = passkey.owner

    def condition(identity: OrgIdentity | None) -> None:
        found = identity.username.casefold() if identity is not None else ""
        if identity is not None and identity.org_id == owner.org_id and found in ("", owner.username.casefold()):
            return
        is_there = (
            "and which org this is cannot be read"
            if identity is None
            else f"and this is {identity.who} in the org {identity.org_id}"
        )
        raise SettingsError(
            f"the passkey was kept for {owner.username} in the org {owner.org_id}, {is_there}; nothing was changed",
            hint=f"if that sandbox was refreshed: {enroll_again()}",
        )

    return condition
