"""Finds the wanted app in the org and makes sure that what opens is it. It changes nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pages import ConnectedAppDetail, ConnectedAppPolicies, NewConnectedApp, Screen
from pages.errors import NameTaken, Unreadable
from pages.values.app_identity import AppIdentity, ids_in, same_api_name
from pages.values.text import same

from ..app.definition import StoredApp
from ..errors import SettingsError
from ..settings.validation import api_name_problem
from ..texts.printable import in_one_line

if TYPE_CHECKING:
    from .step_context import Work


def identity_of(work: Work) -> AppIdentity:
    """The app as it was read, else as it is wanted."""
    if work.app is None:
        return AppIdentity(work.wanted.name, work.wanted.api_name)
    return AppIdentity(work.app.name, work.app.api_name or work.wanted.api_name, work.ids)


def find_page(work: Work) -> ConnectedAppDetail | None:
    """Goes to the app's own page; None: the org's list of apps was understood, and has no such app.

    Raises:
        Unreadable: the list is not understood, or two apps could be meant, or another page opens.
        SettingsError: the name belongs to an app of another kind.
    """
    if (here := work.app_page_now()) is not None:
        return here
    try:
        return work.app_manager().open_app(identity_of(work))
    except NameTaken as taken:
        raise SettingsError(f"{taken}; nothing was changed", hint=taken.hint) from taken


def its_page(work: Work) -> ConnectedAppDetail:
    """Goes to the own page of the app that was read; raises as `find_page`, and PartMissing where it is gone."""
    page = find_page(work)
    if page is None:
        raise work.app_manager().lacks(work.app_name)
    return page


def read_definition(work: Work) -> None:
    """Reads the app and its key; for `Work.read_app`."""
    name, page = work.app_name, find_page(work)
    work.app = StoredApp.read(name, page) if page is not None else None
    work.consumer_key, work.ids = (work.key_of(page), tuple(page.ids)) if page is not None else ("", ())
    check_api_name(work)
    if work.app is None and not work.absent:
        work.record("absent", app=work.wanted.name, api_name=work.wanted.api_name)
    # Whoever saved it: what was not there when it was read first was made since.
    was_absent, work.absent = work.absent, work.app is None
    if was_absent and work.app is not None:
        work.made()


def refuse_two_apps(work: Work) -> None:
    """The app is found by its API name. One that is called otherwise may be renamed, but never to another app's name.

    Raises:
        SettingsError: the org has another app of the wanted name; what was read is forgotten.
        Unreadable: the list of apps is not understood.
    """
    if work.app is None or same(work.app.name, work.wanted.name):
        return
    wanted = in_one_line(work.wanted.name)
    if not any(same(name, work.wanted.name) for name in work.app_manager().names()):
        return
    called, work.app, work.consumer_key, work.ids = in_one_line(work.app.name), None, "", ()
    raise SettingsError(
        f'the app with the API name {work.wanted.api_name} is called "{called}", and "{wanted}" is another app; '
        "nothing was changed",
        hint="name one app: look where APP_NAME (--app-name) and APP_API_NAME (--api-name) are set",
    )


def find_policies(work: Work) -> ConnectedAppPolicies:
    """Goes to the policies of the app; raises as `find_page`, and PartMissing without such an app."""
    app = identity_of(work)
    here = work.org.now(ConnectedAppPolicies)
    if here is not None and here.shows(app):
        return here
    page = work.app_page_now()
    if page is not None:
        return page.manage().must_show(app)
    return work.app_manager().open_policies(app)


def check_api_name(work: Work) -> None:
    """An app of the wanted name with another API name is somebody else's, unless an earlier run has kept it.

    Raises:
        SettingsError: it is; what was read of it is forgotten.
    """
    other = work.app.api_name if work.app is not None else None
    if not other or same_api_name(other, work.wanted.api_name) or work.ours(work.consumer_key):
        return
    name, work.app, work.consumer_key, work.ids = work.app_name, None, "", ()
    usable = "" if api_name_problem(other) else f", or take that app over with --api-name {other}"
    raise SettingsError(
        f'the org has another app called "{name}": its API name is {other}, '
        f"not {work.wanted.api_name}; nothing was changed",
        hint=f"choose another APP_NAME{usable}",
    )


def check_whose(work: Work, screen: Screen) -> None:
    """A form of one app's policies or users must be the app's own, as far as its address tells.

    Raises:
        Unreadable: its address names another app.
    """
    app = identity_of(work)
    if app.shown_by(ids=ids_in(screen.surface.url)) is False:
        raise Unreadable(
            f"{screen.title}: the form that is open is another app's than {app}'s; nothing was entered into it",
            hint="leave that form, then run again",
        )


def check_form(work: Work, form: NewConnectedApp) -> None:
    """The open form must be the app's own, or, where the org has none, one for a new app.

    Raises:
        Unreadable: its address names another app.
    """
    new = work.app is None and not work.made_here
    if form.ids and (new or identity_of(work).shown_by(ids=form.ids) is False):
        meant = "a new app" if new else str(identity_of(work))
        raise Unreadable(
            f"the form that is open edits another app than {meant}; nothing was entered into it",
            hint="leave that form, then run again",
        )
