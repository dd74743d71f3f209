"""Finds the wanted app in the org and makes sure that what opens is it. It changes nothing."""

from __future__ import annotations

from pages import ConnectedAppDetail, ConnectedAppPolicies, NewConnectedApp, Screen
from pages.errors import NameTaken, Unreadable
from pages.values.app_identity import AppIdentity, ids_in, same_api_name
from pages.values.text import same

from ..app.release import KEY_BEHIND_CODE, KEY_ON_PAGE
from ..app.validation import api_name_problem
from ..errors import SettingsError
from ..texts.printable import in_one_line
from .observe import app_on
from .step_context import StepContext


def identity_of(context: StepContext) -> AppIdentity:
    """The app as it was read, else as it is wanted."""
    if context.app is None:
        return AppIdentity(context.wanted.name, context.wanted.api_name)
    return AppIdentity(context.app.name, context.app.api_name or context.wanted.api_name, context.ids)


def page_now(context: StepContext) -> ConnectedAppDetail | None:
    """A check: the wanted app's own page, if it is here."""
    page = context.org.current(ConnectedAppDetail)
    return page if page is not None and page.shows(identity_of(context)) else None


def find_page(context: StepContext) -> ConnectedAppDetail | None:
    """Goes to the app's own page; None: the org's list of apps was understood, and has no such app.

    Raises:
        Unreadable: the list is not understood, or two apps could be meant, or another page opens.
        SettingsError: the name belongs to an app of another kind.
    """
    if (here := page_now(context)) is not None:
        return here
    try:
        return context.app_manager().open_app(identity_of(context))
    except NameTaken as taken:
        raise SettingsError(f"{taken}; nothing was changed", hint=taken.hint) from taken


def its_page(context: StepContext) -> ConnectedAppDetail:
    """Goes to the own page of the app that was read; raises as `find_page`, and PartMissing where it is gone."""
    page = find_page(context)
    if page is None:
        raise context.app_manager().lacks(context.app_name)
    return page


def read_definition(context: StepContext) -> None:
    """Reads the app and its key; for `readings.read_app`."""
    name, page = context.app_name, find_page(context)
    context.app = page.read_whole(lambda: app_on(page, name)) if page is not None else None
    if page is not None:
        keep_key(context, page)
    else:
        context.consumer_key, context.key_hidden, context.ids = "", False, ()
    check_api_name(context)
    check_name(context)
    if context.app is None and not context.absent:
        context.record("absent", app=context.wanted.name, api_name=context.wanted.api_name)
    # Whoever saved it: what was not there when it was read first was made since.
    was_absent, context.absent = context.absent, context.app is None
    if was_absent and context.app is not None:
        context.made()


def keep_key(context: StepContext, page: ConnectedAppDetail) -> None:
    """Keeps the ids of the app on its page, and its consumer key where the page shows it. It asks nobody.

    Raises:
        SettingsError: another key was given as the app's.
    """
    shown, hidden = page.read_whole(lambda: (page.consumer_key.text, page.manage_details.showing()))
    before, context.ids = context.ids, tuple(page.ids)
    context.key_hidden = bool(hidden) and not shown
    if shown or hidden:
        context.met.add(KEY_ON_PAGE if shown else KEY_BEHIND_CODE)
    same_app = context.made_here or (bool(before) and before == context.ids)
    if shown or not (hidden and same_app):
        context.consumer_key, context.key_given = shown or "", False
    if context.keys is not None:
        context.keys.shown(context)


def refuse_two_apps(context: StepContext) -> None:
    """The app is found by its API name. One that is called otherwise may be renamed, but never to another app's name.

    Raises:
        SettingsError: the org has another app of the wanted name; what was read is forgotten.
        Unreadable: the list of apps is not understood.
    """
    if context.app is None or same(context.app.name, context.wanted.name):
        return
    wanted = in_one_line(context.wanted.name)
    if not any(same(name, context.wanted.name) for name in context.app_manager().names()):
        return
    called, context.app, context.consumer_key, context.ids = in_one_line(context.app.name), None, "", ()
    raise SettingsError(
        f'the app with the API name {context.wanted.api_name} is called "{called}", and "{wanted}" is another app; '
        "nothing was changed",
        hint="name one app: look where APP_NAME (--app-name) and APP_API_NAME (--api-name) are set",
    )


def find_policies(context: StepContext) -> ConnectedAppPolicies:
    """Goes to the policies of the app; raises as `find_page`, and PartMissing without such an app."""
    app = identity_of(context)
    here = context.org.current(ConnectedAppPolicies)
    if here is not None and here.shows(app):
        return here
    page = page_now(context)
    if page is not None:
        return page.manage().must_show(app)
    return context.app_manager().open_policies(app)


def check_api_name(context: StepContext) -> None:
    """An app of the wanted name with another API name is somebody else's, unless an earlier run has kept it.

    Raises:
        SettingsError: it is; what was read of it is forgotten.
    """
    other = context.app.api_name if context.app is not None else None
    if not other or same_api_name(other, context.wanted.api_name) or context.kept_before():
        return
    name, context.app, context.consumer_key, context.ids = context.app_name, None, "", ()
    usable = "" if api_name_problem(other) else f", or take that app over with --api-name {other}"
    raise SettingsError(
        f'the org has another app called "{name}": its API name is {other}, '
        f"not {context.wanted.api_name}; nothing was changed",
        hint=f"choose another APP_NAME{usable}",
    )


def check_name(context: StepContext) -> None:
    """An app that is called otherwise, and has the API name that was made from the wanted name, is somebody else's,
    unless an earlier run has kept it: nobody has named it.

    Raises:
        SettingsError: it is; what was read of it is forgotten.
    """
    app, wanted = context.app, context.wanted
    if app is None or wanted.api_name_given or same(app.name, wanted.name) or context.kept_before():
        return
    called, context.app, context.consumer_key, context.ids = in_one_line(app.name), None, "", ()
    raise SettingsError(
        f'the org has an app called "{called}" whose API name, {wanted.api_name}, is the one that "{wanted.name}" '
        "would get; nothing was changed",
        hint=f"choose another APP_NAME, or take that app over with --api-name {wanted.api_name}",
    )


def check_whose(context: StepContext, screen: Screen) -> None:
    """A form of one app's policies or users must be the app's own, as far as its address tells.

    Raises:
        Unreadable: its address names another app.
    """
    app = identity_of(context)
    if app.shown_by(ids=ids_in(screen.surface.url)) is False:
        raise Unreadable(
            f"{screen.title}: the form that is open is another app's than {app}'s; nothing was entered into it",
            hint="leave that form, then run the same command again",
        )


def check_form(context: StepContext, form: NewConnectedApp) -> None:
    """The open form must be the app's own, or, where the org has none, one for a new app.

    Raises:
        Unreadable: its address names another app.
    """
    new = context.app is None and not context.made_here
    if form.ids and (new or identity_of(context).shown_by(ids=form.ids) is False):
        meant = "a new app" if new else str(identity_of(context))
        raise Unreadable(
            f"the form that is open edits another app than {meant}; nothing was entered into it",
            hint="leave that form, then run the same command again",
        )
