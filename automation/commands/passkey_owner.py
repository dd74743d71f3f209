"""Whose a new passkey will be, known before it is made, and that it is kept for them. It presses nothing."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from pages import Org
from pages.browser.browser_session import browser_session
from pages.errors import PageError
from pages.interruptions.signed_in import signed_in
from pages.values.passkey import Passkey

from ..browser.org_identity import OrgIdentity, read_identity
from ..errors import CHANGED, REFUSED, AutomationError, SettingsError
from ..jobs.arrival import walks_as
from ..jobs.task import Task
from ..passkeys.kept import keep, need_free
from ..passkeys.sealed import Owner, Seal

REMOVE = "remove it in the org: the user's page, Built-in Authenticators, Del"
"""How somebody undoes in the org what is not kept here."""
LEFT = "the org has been given a passkey that is not kept here"
"""What to know where anything fails once the org has taken a passkey."""


def known(task: Task, org: Org) -> OrgIdentity:
    """Which org this is, and who is signed in, before a passkey is made.

    Raises:
        AutomationError: the org cannot be known.
        SettingsError: somebody else than SF_USERNAME, another org than the expected one, or one whose passkey for this
            user is kept already.
    """
    org.until(lambda: browser_session(org.page, org.url), patience=org.patience.page)
    found = _who(task, org)
    if found is None:
        raise AutomationError(
            "it cannot be read which org this is; no passkey was made",
            kind=CHANGED,
            hint="a passkey is kept for one org alone: look whether SF_LOGIN_URL is the org's own address, its My "
            "Domain, and run this again",
        )
    need_free(task.folder, found.org_id, task.settings.username)
    return found


def _who(task: Task, org: Org) -> OrgIdentity | None:
    settings = task.settings
    found = read_identity(org, "", task.network())
    walks_as(settings.username, settings.origin("username"))(found)
    if found is not None and settings.sign_in.expect_org not in ("", found.org_id):
        raise SettingsError(f"this is the org {found.org_id}, and --expect-org is {settings.sign_in.expect_org}")
    return found


def kept(task: Task, org: Org, who: OrgIdentity, passkey: Passkey, seal: Seal) -> Path:
    """Keeps what the org has taken, if `who` is signed in still; returns the file.

    Raises:
        AutomationError: the org has the passkey, and it is not kept.
    """
    settings = task.settings
    try:
        org.until(lambda: signed_in(org), patience=org.patience.page)
        now = _who(task, org)
        _need_same(who, now)
        owner = Owner(who.org_id, settings.username, settings.login_url, passkey.rp_id, datetime.now(UTC))
        return keep(task.folder, owner, passkey, seal)
    except (AutomationError, PageError) as error:
        raise AutomationError(f"{LEFT}: {error}", kind=REFUSED, hint=REMOVE) from error


def _need_same(who: OrgIdentity, now: OrgIdentity | None) -> None:
    if now is None or (now.org_id == who.org_id and (not who.username or now.username in ("", who.username))):
        return
    raise SettingsError(f"{who.who} was logged in to the org {who.org_id}, and now {now.who} is, to {now.org_id}")
