"""How a command uses a kept passkey: plugged into its browser, and for nobody but its own user of its own org."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import Page

from pages.browser.authenticator import Authenticator

from ..browser.org_identity import OrgIdentity
from ..errors import SettingsError
from ..passkeys.kept import KeptPasskey, kept_passkey
from ..passkeys.sealed import enroll_again
from .arrival import Condition
from .task import Task

__all__ = ["KeptPasskey", "belongs", "passkey_for", "plug_in"]


def passkey_for(task: Task, say: Callable[[str], None], *, needed: bool) -> KeptPasskey | None:
    """The kept passkey with which a command may answer; None without one. A person who has not said who they are logs
    in as they like. Where it is not `needed`, since another way in is set up, `say` is told of one that does not serve.

    Raises:
        SettingsError: there is one that does not serve: it says why.
    """
    settings = task.settings
    somebody = settings.username or (needed and not task.attended) or settings.sign_in.passkey_file
    if settings.practice or not somebody:
        return None
    try:
        found = kept_passkey(settings, task.folder, task.redactor.add)
    except SettingsError as error:
        if needed or settings.sign_in.passkey_file:
            raise
        say(f"without the kept passkey: {error}")
        return None
    if found is not None:
        say(f"with the passkey of {found.owner.username} for {found.owner.rp_id}")
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
