"""Which ways into the org are set up, in the order in which they are tried, and where the org is. It opens no page."""

from __future__ import annotations

from dataclasses import replace

from pages.browser.credential_hosts import is_own_door

from ...browser.saved_session import SavedSession
from ...context.arriving.ways_in import WayClosed, WayIn
from ...context.step_context import StepContext
from ...errors import SettingsError
from ...network.connection import Network
from ...scenario.sign_in import PasswordForm
from ...settings.sign_in.forms import access_token, frontdoor_url
from ..task import Task
from .doors import Door, of_token, of_url
from .kept import KeptLogin
from .reading import reader
from .salesforce_cli import open_org
from .target import TargetOrg

Ways = tuple[WayIn[StepContext], ...]


def addressed(task: Task) -> tuple[Task, TargetOrg | None]:
    """The task with the org's address, and the org of --target-org.

    Whoever names that means this one org and its user, whatever else is set up: the Salesforce CLI is asked first which
    they are, and where it does not tell no other way is tried.

    Raises:
        SettingsError: a URL or token is given without the org's address, or what the CLI tells is not what address,
            user name or the expected org's id say.
        WayClosed: the CLI does not tell; the message names the org.
    """
    settings, sign_in = task.settings, task.settings.sign_in
    for name, variable in (("frontdoor_url", "SF_FRONTDOOR_URL"), ("access_token", "SF_ACCESS_TOKEN")):
        if settings.practice and sign_in.has(name):
            raise SettingsError(
                f"{variable} is given, and not which org it opens",
                hint="set SF_LOGIN_URL to the org's own address, such as https://yourdomain.my.salesforce.com",
            )
    if not sign_in.target_org:
        return task, None
    target = TargetOrg(lambda: open_org(sign_in.target_org, task.environ, task.redactor))
    try:
        opened = target.known()
    except WayClosed as closed:
        raise WayClosed(f"{_named(task)} {closed}", kind=closed.kind, hint=closed.hint) from None
    if settings.username and settings.username.casefold() != opened.username.casefold():
        raise SettingsError(
            f"{_named(task)} is for {opened.username}, and SF_USERNAME is {settings.username} "
            f"(from {settings.origin('username')})",
            hint=f"set SF_USERNAME to {opened.username}, or leave it out",
        )
    if sign_in.expect_org and sign_in.expect_org != opened.org_id:
        raise SettingsError(
            f"{_named(task)} is the org {opened.org_id}, and --expect-org is {sign_in.expect_org} "
            f"(from {settings.origin('expect_org')}); nothing was read",
            hint="name the right one of the two",
        )
    if settings.login_url:
        if not is_own_door(opened.door.reveal(), settings.login_url):
            raise SettingsError(
                f"{_named(task)} is at {opened.url}, and does not lead to {settings.login_url} "
                f"(from {settings.origin('login_url')}); nothing was opened",
                hint="leave SF_LOGIN_URL out, or name an org that is there",
            )
        return task, target
    origins = {**settings.origins, "login_url": settings.origin("target_org")}
    return replace(task, settings=replace(settings, login_url=opened.url, origins=origins)), target


def ways_in(task: Task, kept: SavedSession | None, target: TargetOrg | None, network: Network) -> Ways:
    """The ways that are set up: a kept login, the Salesforce CLI's org, a frontdoor URL, an access token, user name and
    password.

    Raises:
        SettingsError: a URL or a token is none.
    """
    settings, redactor = task.settings, task.redactor
    url, sign_in, ways = settings.login_url, settings.sign_in, list[WayIn[StepContext]]()
    user = settings.username
    if kept is not None:
        ways.append(KeptLogin(kept))
    if target is not None:
        again = f"run the same command again, which asks for a new one; {_named(task)} must be an org at {url}"
        ways.append(Door(_named(task), url, redactor, target.ask, target.known, user, again))
    if sign_in.has("frontdoor_url"):
        given = reader(settings, "frontdoor_url", redactor, frontdoor_url)
        ways.append(Door("the frontdoor URL", url, redactor, of_url(given, "SF_FRONTDOOR_URL"), username=user))
    if sign_in.has("access_token"):
        token = reader(settings, "access_token", redactor, access_token)
        ways.append(Door("the access token", url, redactor, of_token(token, url, network), username=user))
    by_password = settings.username and settings.given_password
    if not ways or by_password or task.attended:
        ways.append(PasswordForm())
    return tuple(ways)


def _named(task: Task) -> str:
    return f"--target-org {task.settings.sign_in.target_org}"
