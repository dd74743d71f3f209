"""Logs in as a run would and looks: whether the user may do what a walk does, and the org has what it needs.

It only reads: by the REST API first, and on pages of Setup where that does not tell.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Iterator
from dataclasses import replace

from playwright.sync_api import Error as PlaywrightError

from pages import ExternalClientAppSettings
from pages.errors import PageError, ScreenMissing
from pages.screens.connected_app.creation_blocked import creation_is_off
from pages.values.text import same

from ...app.rights import NO_API
from ...app.user_names import Kind
from ...context.rights import lacking, read_rights
from ...context.step_context import StepContext
from ...engine.step import Flow
from ...errors import CHANGED, DEFECT, FORBIDDEN, AutomationError, SettingsError
from ...jobs.key_pair import PairUse
from ...jobs.session import Session, Streams, Task, session
from ...reporting.failure import hint_for, kind_of, words_of
from ...scenario.sign_in import know_the_org, log_in
from ...scenario.users import foresee_users
from ...settings.advised_commands import advised
from .finding import Finding, State


def look_into(task: Task) -> list[Finding]:
    """All that can be found out about the org. A login that does not work is a finding too, and the only one then."""
    settings = replace(task.settings, no_install=True)
    streams = task.streams if settings.verbose else Streams(task.streams.out, io.StringIO())
    quiet = replace(task, settings=settings, streams=streams)
    try:
        with session(quiet, PairUse.NONE, named=True) as ready, ready.context() as context:
            yields = [_login(context, ready)]
            for what, look in _LOOKS.items():
                yields += _safely(what, look, context, ready)
            return yields
    except (AutomationError, PageError, PlaywrightError) as error:
        return [_no_login(error)]


def _no_login(error: Exception) -> Finding:
    """The finding for a login that did not come about."""
    return _failed("login", error, why="without a login nothing in the org can be done or looked at")


Look = Callable[[StepContext, Session], Iterator[Finding]]
CREATION, USERS = "new connected apps", "profiles and permission sets"


def _safely(what: str, look: Look, context: StepContext, ready: Session) -> list[Finding]:
    """What the look finds. A page that nobody knows proves nothing; what ends a walk everywhere ends it here too."""
    try:
        return list(look(context, ready))
    except (AutomationError, PageError, PlaywrightError) as error:
        if kind_of(error) not in (CHANGED, DEFECT):
            return [_failed(what, error)]
        return [Finding(what, State.UNKNOWN, words_of(error), hint=_hint(error))]


def _failed(what: str, error: Exception, why: str = "") -> Finding:
    return Finding(what, State.FAIL, words_of(error), why, _hint(error), kind_of(error))


def _hint(error: Exception) -> str:
    """What to do; a page that nobody knows is for `audit`, since there is no report of this."""
    if getattr(error, "hint", "") or kind_of(error) not in (CHANGED, DEFECT):
        return hint_for(error)
    return f"look for yourself in Setup; this visits all screens and says what is missing: {advised('audit')}"


def _login(context: StepContext, ready: Session) -> Finding:
    log_in(context)

    context.arrived = ready.arrival.admit
    know_the_org(context)
    identity = context.identity
    if identity is None:
        why = "what earlier runs know of an org, and locks, go by its id"
        return Finding("login", State.UNKNOWN, "which org this is cannot be read from its session", why)
    by = f", by {context.way.name}" if context.way is not None else ""
    return Finding("login", State.OK, f"{identity.who} in the org {identity.org_id}{by}")


def _rights(context: StepContext, ready: Session) -> Iterator[Finding]:
    context.rights = rights = read_rights(context)
    chooses = context.wanted.flow is Flow.JWT
    if rights.code == NO_API or rights.for_api():
        who = context.identity.username if context.identity is not None else context.username
        itself = same(ready.prover, who)
        yield Finding(
            "API",
            State.FAIL if itself else State.NOTE,
            f"{who} may not use the API: API Enabled is missing",
            "the Salesforce CLI does all by the API, and so does the test login" if itself else "",
            f"give {who} API Enabled by a profile or permission set, or name another user for the test login with "
            "APP_JWT_USERNAME",
            FORBIDDEN,
        )
    if not rights.known:
        yield Finding(
            "rights",
            State.UNKNOWN,
            f"the org's API does not tell them{f' ({rights.code})' if rights.code else ''}",
            "a run that lacks one ends half-way, with exit code 5",
            "see in Setup whether the user has Customize Application, Modify All Data, and Manage Profiles and "
            "Permission Sets",
        )
        return
    missing = [*dict.fromkeys([*rights.for_app(), *(rights.for_users() if chooses else [])])]
    if not missing:
        yield Finding("rights", State.OK, "all that a walk needs")
        return
    error = lacking(context, missing, "do all that a walk does")
    yield Finding(
        "rights",
        State.FAIL,
        str(error).removesuffix("; nothing was written"),
        "step 17 needs more than the steps before it" if not rights.for_app() else "connected apps need these rights",
        error.hint,
        FORBIDDEN,
    )


def _creation(context: StepContext, _: Session) -> Iterator[Finding]:
    what, why = CREATION, "since Spring '26 orgs let nobody create them unless Support has allowed it"
    manager, wanted = context.app_manager(), context.wanted
    if manager.offers_new():
        yield Finding(what, State.OK, f"{manager.title} offers them")
        return
    if any(same(name, wanted.name) for name in manager.names()):
        yield Finding(what, State.OK, f'none is needed: "{wanted.name}" is there')
        return
    context.org.open(ExternalClientAppSettings.path)
    try:
        page = context.org.wait_for(ExternalClientAppSettings).settle()
    except ScreenMissing as missing:
        off = creation_is_off(f"App Manager offers none, and {missing}")
        yield Finding(what, State.FAIL, str(off), why, off.hint, FORBIDDEN)
        return
    if page.allowed:
        yield Finding(what, State.OK, f"{ExternalClientAppSettings.title} allows them")
    elif blocked := page.blocked():
        yield Finding(what, State.FAIL, str(blocked), why, blocked.hint, FORBIDDEN)
    else:
        says = f"off, in {ExternalClientAppSettings.title}; create turns it on, unless the org refuses that"
        yield Finding(what, State.NOTE, says, why, f"if it refuses: {creation_is_off('').hint}")


def _users(context: StepContext, _: Session) -> Iterator[Finding]:
    what, wanted = USERS, context.wanted
    if wanted.flow is not Flow.JWT or not (wanted.profiles or wanted.permission_sets):
        return
    try:
        foresee_users(context)
    except SettingsError as error:
        says = str(error).removesuffix("; nothing was written")
        yield Finding(what, State.FAIL, says, "step 17 attaches exactly what is named", error.hint)
        return
    made = [one.entry.label for one in context.meant.values() if one.makes]
    sets = [name for (kind, name) in context.meant if kind is Kind.PERMISSION_SET]
    number = len(wanted.profiles) + len(sets)
    says = f"all {number} are there" if number > 1 else "it is there"
    yield Finding(what, State.OK, says if not made else f"to be created: {', '.join(made)}; the rest is there")


_LOOKS: dict[str, Look] = {"rights": _rights, CREATION: _creation, USERS: _users}
