"""Removes a connected app: says what will stop working, asks, deletes, and proves that it is gone."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from pages.errors import Unreadable
from pages.screens.delete_app import delete_app
from pages.values.app_identity import AppIdentity
from pages.values.text import same

from ..app.desired import DesiredApp
from ..context.readings import read_app, read_assigned
from ..context.same_app import identity_of, its_page
from ..context.step_context import StepContext
from ..engine.step import Chapter, Difference, Flow, Step
from ..errors import SettingsError
from ..jobs.execute import Job
from ..jobs.finish import taken, tell
from ..jobs.key_pair import PairUse
from ..jobs.practice_org import need_org
from ..jobs.session import Session, Task, session
from ..network.web_client import WebClient
from ..oauth.client import OAuthClient, OAuthRefusal
from ..oauth.login_check import Proof
from ..scenario.shared import sign_in
from ..settings.loader import Settings
from ..texts.printable import in_one_line
from .asking.agreement import Ask, agrees, asker, cancelled


def delete(task: Task, *, yes: bool) -> int:
    """Deletes the app that the settings name; returns the exit code. An app that is not there is no failure.

    Raises:
        AutomationError: it cannot start, or there is nobody to ask (exit code 3).
    """
    need_org(task.settings)
    ask = agrees if yes else asker(task, "delete")
    with session(replace(task, yes=True), PairUse.MAY_HELP, named=True) as ready:  # it asks itself, or was told
        removal = Removal(ask)
        chapter = replace(removal.chapter(ready.wanted), read_back=removal.read_back(_both_names(task.settings)))
        chapters = (sign_in(ready.wanted), chapter)
        job = Job("delete", chapters, ready.wanted.flow, after=removal.gone_in(ready))
        result = taken(ready, job)
    return tell(result, task)


class Removal:
    """The end of one app. `ask` is asked before it, and `why` is said before what it means."""

    def __init__(self, ask: Ask, why: str = "") -> None:
        self._ask, self._why = ask, why
        self._key = ""
        self._removed = False

    def chapter(self, wanted: DesiredApp) -> Chapter[StepContext]:
        """What depends on the app is read and told, then it is deleted."""
        read = Step(
            3,
            "Check what depends on it",
            f"Open the policies of {wanted.name}: everyone who is pre-authorized loses access.",
            read_assigned,
            _unread,
            lasting=False,
        )
        remove = Step(
            4,
            "Delete the app",
            f"In App Manager, the menu of {wanted.name}, **View**. Click **Delete** and confirm.",
            self._remove,
            _still_there,
            saves=True,
        )
        return Chapter(
            "Delete the connected app",
            (read, remove),
            read_back=self.read_back(),
            stored=lambda _: True,
            permits=StepContext.permit,
        )

    def read_back(self, read: Callable[[StepContext], None] = read_app) -> Callable[[StepContext], None]:
        """`read` as long as the app was not removed; after that the list of apps was read, and it is gone."""

        def read_once(context: StepContext) -> None:
            if not self._removed:
                read(context)

        return read_once

    def _remove(self, context: StepContext) -> None:
        context.say(self._why + _consequences(context))
        name = in_one_line(context.app_name)
        if not self._ask(f'Delete "{name}"? Type yes, or anything else to cancel:'):
            raise cancelled("nothing deleted")
        self._key, app = context.need_key(code=False), identity_of(context)
        others = [name for name in context.app_manager().names() if not same(name, app.name)]
        shown = delete_app(its_page(context), app, others)
        # Wherever the org goes after it: the list of apps alone tells that it is gone.
        if self._left(context, app):
            raise Unreadable(
                f"{app} is still in the org; after Delete it showed: {shown}",
                hint="look at the app in Setup, and delete it there by hand",
            )
        self._removed = True
        context.app, context.ids = None, ()

    @staticmethod
    def _left(context: StepContext, app: AppIdentity) -> bool:
        """Whether the list of apps, read as a whole, still has it; an app of its name with other ids is another one."""
        page = context.app_manager().open_app(app)
        return page is not None and page.shows(app) is not False

    def gone_in(self, ready: Session) -> Callable[[StepContext], Proof | None]:
        """A login with the key that was deleted: the org must not know it any more."""

        def gone(_: StepContext) -> Proof | None:
            key, wanted = self._key or ready.remembered, ready.wanted
            if not key or wanted.flow is not Flow.JWT or ready.pair is None or ready.pair.key is None:
                return None
            with OAuthClient(ready.login.url, key, WebClient(ready.network)) as client:
                try:
                    client.forget(client.jwt_login(ready.prover, ready.pair.key))
                except OAuthRefusal as refusal:
                    if refusal.error.startswith("invalid_client"):  # other refusals are of an app that is known
                        return Proof(ready.prover, f"a login with the deleted key is refused ({refusal})", proven=True)
            waits = "it is gone from the list, but its key still works: changes take up to 10 minutes"
            return Proof(ready.prover, waits, skipped=True)

        return gone


def _both_names(settings: Settings) -> Callable[[StepContext], None]:
    """Reads the app that is to go. It is found by its API name; the name that somebody gave must be its name too, since
    the two may come from different places, such as a flag and `.env`."""

    def read(context: StepContext) -> None:
        read_app(context)
        wanted = context.wanted
        if context.app is None:
            context.say(f'the org has no connected app "{in_one_line(wanted.name)}" ({wanted.api_name})')
        elif settings.given("app_name") and not same(context.app.name, wanted.name):
            found, context.app = in_one_line(context.app.name), None
            raise SettingsError(
                f'the app with the API name {wanted.api_name} is called "{found}", not "{in_one_line(wanted.name)}"; '
                "nothing was deleted",
                hint=f"name one app: the name is from {settings.origin('app_name')}, the API name "
                + (f"from {settings.origin('api_name')}" if settings.given("api_name") else "is made from the name"),
            )

    return read


def _unread(context: StepContext) -> Iterator[Difference]:
    if context.app is not None and context.assigned is None:
        yield Difference("Policies", "read", "not yet")


def _still_there(context: StepContext) -> Iterator[Difference]:
    if context.app is not None:
        yield Difference("Connected app", "gone", context.app.name)  # `past_run` knows a removal by these words


def _consequences(context: StepContext) -> str:
    assigned = context.assigned
    who = [*assigned.profiles, *assigned.permission_sets] if assigned is not None else []
    who = [in_one_line(name) for name in who]
    key = context.need_key(code=False)
    lines = [
        f'deleting "{in_one_line(context.app_name)}" (API Name {context.wanted.api_name}) in '
        f"{urlsplit(context.org.url).netloc} ends every login with {f'consumer key {key}' if key else 'it'}:",
        "- pipelines and people that log in with it are refused, and their tokens stop working;",
        f"- pre-authorized now: {', '.join(who) or 'nobody, by profile or permission set'};",
        "- an app that is created again gets another consumer key, which everyone must be given.",
    ]
    return "\n".join(lines)
