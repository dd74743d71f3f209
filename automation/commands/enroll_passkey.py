"""`setupwalk login --enroll-passkey`: a person logs in once, and the org gets a passkey that later runs answer with.

It is for a user who is there for automation alone. The person logs in with whatever the org asks of them; only for the
page that makes the passkey is the browser's own authenticator exchanged for a virtual one, whose private key is kept.
"""

from __future__ import annotations

import math
from urllib.parse import urlsplit

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.browser.authenticator import Authenticator
from pages.browser.org_hosts import OrgHosts
from pages.errors import PartMissing, Refused, Unavailable, Unreadable
from pages.interruptions.passkeys import CreatePasskey, check_host
from pages.interruptions.signed_in import signed_in
from pages.screens.users.own_page import OwnUser
from pages.values.passkey import Passkey

from ..browser.find import find_browser
from ..browser.launch import browser_page
from ..browser.org_identity import read_user_id
from ..engine.executor import Stopped
from ..errors import CHANGED, DONE, INTERRUPTED, AutomationError, SettingsError
from ..files.writable import need_temporary
from ..jobs.task import Task
from ..passkeys.kept import need_no_other
from ..passkeys.key import passkey_key
from ..passkeys.sealed import Seal
from ..reporting.console import Console
from ..settings.advised_commands import advised
from .passkey_owner import REMOVE, kept, known

_BY_HAND = "in the window: your picture, Settings, Advanced User Details, Built-in Authenticators, Register"
_TAKEN = 60.0
"""Seconds for the org to take a new passkey; for the person's own steps there is no limit."""


def enroll_passkey(task: Task) -> int:
    """Opens a window on the org's login page, and keeps the passkey that the org is given there.

    Raises:
        SettingsError: no org or user is named, there is no key to seal it with, one is kept already, or somebody else
            than SF_USERNAME logged in, or to another org than the expected one.
        AutomationError: there is no display (exit code 3), the window was closed (130), it cannot be read which org
            this is, the org does not take it, or has taken one that could not be kept.
    """
    settings, console = task.settings, task.console()
    if not settings.login_url:
        raise SettingsError("no org to log in to", hint="set SF_LOGIN_URL, or --login-url")
    if not settings.username:
        raise SettingsError(
            "a passkey is for one user, and SF_USERNAME is not set",
            hint="set it, or --username, to the user who is there for automation alone",
        )
    need_temporary(task.environ)
    need_no_other(settings, task.folder)
    key = task.redactor.add(passkey_key(settings, settings.username, settings.login_url, new=True))
    seal = Seal.of(key)
    executable = find_browser(
        task.browser_environ, headless=False, say=console.note, may_install=not settings.no_install
    )
    way = task.network()
    with browser_page(
        executable, headed=True, free=True, network=way, towards=settings.login_url, say=console.note
    ) as page:
        org = Org(page, settings.login_url, hosts=OrgHosts(page.context, settings.login_url, settings.login_hosts))
        org.open("/")
        console.say(f"This registers a passkey for {settings.username}, for automation alone; it is kept here, sealed.")
        console.say(f"Log in to {org.url} as {settings.username} in the window; take your time. Ctrl-C gives up.")
        authenticator, path = Authenticator(page.context), None
        try:
            org.until(lambda: signed_in(org) or _at_registration(org), patience=math.inf)
            known(task, org)
            screen = _led_there(task, org, console)
            who = known(task, org)  # whoever is signed in now, and has come to this page
            passkey = _made(task, org, screen, authenticator, console, sure=bool(who.username))
            path = kept(task, org, who, passkey, seal)
        except (PlaywrightError, Unavailable) as error:
            if authenticator.made:
                words = "the window was closed as a passkey was made: the org may have it, and it is not kept here"
                raise AutomationError(words, kind=INTERRUPTED, hint=REMOVE) from error
            raise Stopped("the window was closed before a passkey was registered") from error
        except KeyboardInterrupt:
            if authenticator.made and path is None:
                console.say(f"the org may have a passkey that is not kept here: {REMOVE}")
            raise
    console.say(f"registered for {settings.username} in the org {who.org_id}, and kept in {path}")
    console.say("whoever has this file, its key and the password can open the org: keep them apart, and to yourself")
    console.say(f"try it, with nobody there: {advised('plan')}")
    return DONE


def _at_registration(org: Org) -> CreatePasskey | None:
    """A check: the page that makes a passkey, in whichever tab the person has come to it."""
    for tab in org.page.context.pages:
        if tab is not org.page and CreatePasskey.paths[0] in tab.url:
            org.follow(tab)
    return org.current(CreatePasskey)


def _led_there(task: Task, org: Org, console: Console) -> CreatePasskey:
    """The page that makes a passkey: as the org shows it after the login, from the user's page, or by the person."""
    if _at_registration(org) is None and (user := read_user_id(org, task.network())):
        try:
            org.open(OwnUser.path(user))
            org.wait_for(OwnUser).register.click()
            console.note("to the registration, from the user's page")
        except (PartMissing, Unreadable):
            console.say(f"Go to the registration of a passkey {_BY_HAND}.")
    elif _at_registration(org) is None:
        console.say(f"Go to the registration of a passkey {_BY_HAND}.")
    found = org.until(lambda: _at_registration(org), patience=math.inf)
    assert found is not None
    return found


def _made(
    task: Task, org: Org, screen: CreatePasskey, authenticator: Authenticator, console: Console, *, sure: bool
) -> Passkey:
    """The passkey that the org has taken. Where it is not `sure` who is signed in, the person presses.

    Raises:
        Refused: the org does not take it.
        Untrusted: the page is not known to be the org's.
    """
    host = urlsplit(screen.surface.url).hostname or ""
    check_host(screen, host)
    authenticator.plug_in(org.page)
    left = screen.born()
    if sure:
        screen.create.click()
    else:
        console.say(f"Press Create Passkey in the window, if {task.settings.username} is logged in there.")
    org.until(lambda: authenticator.made or screen.refusals(), patience=_TAKEN if sure else math.inf)
    for passkey in authenticator.made:
        task.redactor.add(passkey.private_key)
    org.until(lambda: screen.born() != left or screen.refusals(), patience=_TAKEN)
    words = "; ".join(screen.refusals()) if _at_registration(org) is not None else ""
    if words or not authenticator.made or _at_registration(org) is not None:
        raise Refused(
            f"the org does not take the passkey: {words or 'its page stays'}",
            hint="look at Setup, Identity Verification: users must be allowed to verify themselves with built-in "
            "authenticators" + ("" if words else f"; if the user has a new one all the same, {REMOVE}"),
        )
    made = authenticator.made[-1]
    if made.rp_id != host:  # it would be answered to other hosts too, which may be other orgs'
        raise AutomationError(
            f"the org has made a passkey for {made.rp_id} at {host}, which is not for this org alone; it was not kept",
            kind=CHANGED,
            hint=REMOVE,
        )
    return made
