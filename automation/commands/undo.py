"""Takes back what a run did: restores the old values of an app that was there, or removes one that the run made."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

from pages.values.text import same

from ..browser.org_identity import OrgIdentity
from ..context.readings import read_app, read_app_to_change
from ..context.step_context import StepContext
from ..engine.step import Flow
from ..errors import SettingsError
from ..files.questions import somebody_there
from ..files.reading import is_there
from ..jobs.arrival import Condition
from ..jobs.execute import Job
from ..jobs.finish import taken, tell
from ..jobs.key_pair import PairUse
from ..jobs.practice_org import need_org
from ..jobs.session import Session, Task, session
from ..runs.history import newest_first, run_folder
from ..runs.journal import NAME
from ..runs.journal_reader import PastRun
from ..scenario.assign_users.chapter import NUMBER as ASSIGNED
from ..scenario.restore import as_before, restorable, restoring
from ..scenario.shared import sign_in
from ..settings.desired_app import named_app
from .asking.agreement import Ask, agrees, asker, asker_if_there
from .asking.put_back import AskingFirst
from .asking.same_run import check_same
from .delete import Removal


def undo(task: Task, run: Path | None, *, yes: bool) -> int:
    """Undoes a run, given by its folder or its name, or the newest that changed something; returns the exit code.

    The way is the one that the run took, through the same screens. An undo is a run too, and can be undone.

    Raises:
        AutomationError: it cannot start, there is no such run, or it was in another org (exit code 3).
    """
    need_org(task.settings)
    runs = task.settings.runs
    past = PastRun.read(run_folder(run, runs)) if run is not None else _newest_change(task)
    settings = replace(task.settings, app_name=past.app, api_name=past.api_name, flow=Flow(past.flow))
    asks_itself = yes or somebody_there(task.streams.err)
    with session(replace(task, settings=settings, yes=asks_itself), PairUse.MAY_HELP, named=True) as ready:
        ready.arrival.conditions.append(that_org(past))
        asks = asker(task, "undo of a run that created an app") if past.made and not yes else asker_if_there(task)
        job = takes_back(ready, past, agrees if yes else asks)
        for line in _unknown(past):
            ready.console.note(line)
        result = taken(ready, job)
        for line in _besides(past) if not result.error else ():
            ready.console.note(line)
    return tell(result, task)


def takes_back(ready: Session, past: PastRun, ask: Ask) -> Job:
    """What takes that run back once `ask` has agreed: the app that it made is deleted, or the old values are restored,
    to which what is wanted in `ready` changes.

    Raises:
        SettingsError: the run changed nothing that can be taken back, or its journal does not tell enough.
    """
    return _removal(ready, past, ask) if past.made else _restoration(ready, past, ask)


def stays(past: PastRun) -> list[str]:
    """What an undo of that run leaves as it is, in sentences without a full stop."""
    return _unknown(past) + _besides(past)


def _unknown(past: PastRun) -> list[str]:
    """The old values that cannot be restored."""
    if past.made:
        return []
    lines = ["step 8: the old certificate cannot be put back: the org keeps only the newest"]
    unknown = sorted(past.touched - restorable(past) - {8, 10})
    lines += [f"step {step}: what was there before is not known, so it stays as it is" for step in unknown]
    return lines if 8 in past.touched else lines[1:]


def _besides(past: PastRun) -> list[str]:
    """What the run did beside the app."""
    made = ("created the permission set", "made the permission set")  # older journals say made
    return [f"that run {note.partition(';')[0]}; it stays" for note in past.notes if note.startswith(made)]


def _newest_change(task: Task) -> PastRun:
    """The newest run that changed something of the app that the settings name, or of any app if they name none.

    An undo is not among them: the second of two undos without a name would do again what the first took back. Nor are
    assigned users, which are not taken back. A run whose journal cannot be read ends the search, since it may have
    changed something.

    Raises:
        SettingsError: there is none, or a journal cannot be read.
    """
    settings = task.settings
    api_name = named_app(settings).api_name if settings.given("app_name") or settings.given("api_name") else ""
    for folder in newest_first(settings.runs):
        if not is_there(folder / NAME):
            continue  # it never began
        past = PastRun.read(folder)
        changed = past.command not in ("undo", "assign") and (past.touched or past.made)
        if changed and same(past.api_name, api_name or past.api_name):
            task.console(warn=False).say(f"undo of {folder.name}, a {past.command} of {past.app} in {past.org}")
            return past
    of = f" of {api_name}" if api_name else ""
    raise SettingsError(f"no run{of} in {settings.runs} changed anything, so there is nothing to undo")


def that_org(past: PastRun) -> Condition:
    """Lets an undo go on in the org alone that the run was in, as its user; the login URL may lead to many orgs."""

    def admits(identity: OrgIdentity | None) -> None:
        if not past.org_id:
            raise SettingsError(
                f"the journal of {past.folder.name} does not say which org that run was in; nothing was undone",
                hint="undo it by hand: report.html of that run lists what it did",
            )
        if identity is None:
            raise SettingsError("it cannot be read which org this is, so nothing was undone")
        if identity.org_id != past.org_id:
            raise SettingsError(
                f"that run was in the org {past.org_id}, reached by {past.org}, and this is {identity.org_id}",
                hint="set SF_LOGIN_URL and SF_USERNAME to its org",
            )
        was, now = past.username, identity.username
        if was and now and was.casefold() != now.casefold():
            raise SettingsError(
                f"{was} walked in that run, and {now} is logged in; nothing was undone",
                hint=f"undo it as {was}: set SF_USERNAME, or leave it to a login that was kept for that user",
            )

    return admits


def _removal(ready: Session, past: PastRun, ask: Ask) -> Job:
    if not past.consumer_key and not past.app_ids:
        raise SettingsError(
            f"{past.folder.name} made {past.app} and was never shown its consumer key or its id, so that the app in "
            "the org cannot be told from one that was made since; nothing was changed",
            hint=f"look at it in Setup; to delete it: {past.advised('delete')}",
        )
    removal = Removal(ask, f"{past.folder.name} created this app, and undoing that run deletes it\n")

    def same_app(context: StepContext) -> None:
        read_app(context)
        check_same(context, past)

    chapters = (sign_in(ready.wanted), replace(removal.chapter(ready.wanted), read_back=removal.read_back(same_app)))
    return Job("undo", chapters, ready.wanted.flow, after=removal.gone_in(ready))


def _restoration(ready: Session, past: PastRun, ask: Ask) -> Job:
    if past.touched == {ASSIGNED}:
        raise SettingsError(
            f"{past.folder.name} assigned a permission set to a user, which undo does not take back",
            hint="remove it in Setup: open the permission set, Manage Assignments",
        )
    if not past.touched:
        raise SettingsError(f"{past.folder.name} changed nothing, so there is nothing to undo")
    past.check_restorable()
    ready.wanted = as_before(ready.wanted, past)

    def same_app(context: StepContext) -> None:
        read_app_to_change(context)
        if context.app is None:
            raise SettingsError(
                f"{past.app} is not in the org any more, so there is nothing to put back; nothing was changed",
                hint=f"this creates it again: {past.advised('create')}",
            )
        if past.consumer_key or past.app_ids:
            check_same(context, past)

    chapters = restoring(ready.wanted, past, same_app)
    way = partial(AskingFirst, ask=ask)
    return Job("undo", chapters, ready.wanted.flow, way=way)
