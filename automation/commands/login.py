"""`setupwalk login`: a person logs in once, by hand, and the login is kept for later runs. No password is read."""

from __future__ import annotations

import math
from datetime import UTC, datetime

from playwright.sync_api import Error as PlaywrightError

from pages import Org
from pages.errors import Unavailable
from pages.interruptions.signed_in import signed_in

from ..browser.find import find_browser
from ..browser.launch import browser_page
from ..browser.org_identity import read_identity
from ..browser.saved_session import SavedSession, keep
from ..engine.executor import Stopped
from ..errors import CHANGED, DONE, AutomationError, SettingsError
from ..files.writable import need_temporary
from ..jobs.arrival import walks_as
from ..jobs.session import Task


def login(task: Task) -> int:
    """Opens a window on the org's login page, waits as long as it takes, and keeps what the org gave the browser.

    Raises:
        AutomationError: no org is configured, there is no display (exit code 3), the window was closed (130),
            somebody else than SF_USERNAME logged in, or the org does not say which it is.
    """
    settings, console = task.settings, task.console()
    if not settings.login_url:
        raise SettingsError("no org to log in to", hint="set SF_LOGIN_URL, or --login-url")
    need_temporary(task.environ)
    executable = find_browser(
        task.browser_environ,
        headless=False,
        say=console.note,
        may_install=not settings.no_install,
    )
    way = task.network()
    with browser_page(
        executable, headed=True, free=True, network=way, towards=settings.login_url, say=console.note
    ) as page:
        org = Org(page, settings.login_url)
        org.open("/")
        console.say(f"Log in to {org.url} in the window; take your time. Press Ctrl-C or close the window to give up.")
        try:
            org.until(lambda: signed_in(org), patience=math.inf)
            identity = read_identity(org, "")
            state, home = page.context.storage_state(), page.url.split("?")[0]
        except (PlaywrightError, Unavailable) as error:
            raise Stopped("the window was closed before anyone logged in") from error
    if identity is None:
        raise AutomationError(
            "you are logged in, but it cannot be read which org this is; the login was not kept",
            kind=CHANGED,
            hint="set SF_USERNAME and SF_PASSWORD instead, or use create --guided",
        )
    walks_as(settings.username, settings.origin("username"))(identity)
    kept = SavedSession.of(identity, settings.login_url, home=home, state=dict(state), now=datetime.now(UTC))
    path = keep(task.folder, kept)
    ends = f"{'until' if kept.sure else 'probably until'} {kept.ends:%Y-%m-%d %H:%M} UTC"
    console.say(f"kept for {identity.who} in the org {identity.org_id}, {ends}, in {path}")
    console.say("whoever has this file can open the org: keep it to yourself")
    return DONE
