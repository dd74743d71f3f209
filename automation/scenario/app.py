"""Steps 3 and 10: the form of the connected app is opened, and saved."""

from __future__ import annotations

from collections.abc import Iterator

from pages import (
    AppChooser,
    AppManager,
    ClassicApps,
    ConnectedAppDetail,
    ContinueNotice,
    ExternalClientAppSettings,
    NewConnectedApp,
)
from pages.errors import NotAllowed, PageError, PartMissing, Refused, ScreenMissing, Unreadable
from pages.screens.connected_app.creation_blocked import creation_is_off
from pages.values.app_identity import AppIdentity

from ..app.release import CHOOSER, SETTINGS_PAGE
from ..context.org_certificate import stored, uploaded
from ..context.readings import read_app_to_change
from ..context.same_app import its_page, keep_key, page_now
from ..context.step_context import StepContext
from ..engine.step import Difference, Flow
from .basics import keep_names
from .form import hidden, upload_certificate

Landing = ContinueNotice | ConnectedAppDetail | AppManager | ClassicApps

# 3


def new_app(context: StepContext) -> None:
    """Step 3. An app that is there already is opened for editing instead; its consumer key stays."""
    if context.app is None and not context.absent:
        read_app_to_change(context)  # only an answer that it is absent lets a new one be made
    if context.app is None:
        _open_new(context)
    else:
        its_page(context).change()


def _open_new(context: StepContext) -> None:
    """Through App Manager, or, where that offers no new connected app, through External Client Apps > Settings."""
    manager = context.app_manager()
    form = _offered(context, manager)
    if form is None:
        context.met.add(SETTINGS_PAGE)
        context.also("External Client Apps > Settings")
        context.org.open(ExternalClientAppSettings.path)
        try:
            settings = context.org.wait_for(ExternalClientAppSettings).settle()
        except ScreenMissing as missing:
            raise creation_is_off(f"App Manager offers no new connected app, and {missing}") from missing
        if not settings.allowed:
            context.also("Allow creation of connected apps, Enable")
            settings.allow_creation()
        context.also("New Connected App")
        # Once the toggle is on, App Manager may have it.
        form = settings.new() if settings.offers_new() else _offered(context, context.app_manager())
        if form is None:
            raise creation_is_off("New Connected App is greyed or absent in App Manager and in the Settings")
    if isinstance(form, AppChooser):
        context.met.add(CHOOSER)
        context.also("Create a Connected App, Continue")
        form.choose_connected_app()


def _offered(context: StepContext, manager: AppManager | ClassicApps) -> NewConnectedApp | AppChooser | None:
    """What New Connected App opens; None where it cannot be pressed, or only looked so for a moment."""
    if not manager.offers_new():
        return None
    try:
        return manager.new()
    except (PartMissing, ScreenMissing):
        if context.org.current(type(manager)) is None or manager.offers_new():
            raise
        return None


def no_form(context: StepContext) -> Iterator[Difference]:
    """A check of step 3."""
    if context.org.current(NewConnectedApp) is None:
        yield Difference("Page", NewConnectedApp.title, "the form is not open", says=_way_to_form(context))


def _way_to_form(context: StepContext) -> str:
    """A check: what a person clicks next to get to the form."""
    org = context.org
    if context.app is not None:
        edit = f'Click Edit to open the form of "{context.app_name}".'
        there = org.current(ConnectedAppDetail) is not None
        return edit if there else f'In App Manager, open the menu of "{context.app_name}", click View, then Edit.'
    if org.current(AppChooser) is not None:
        return "Choose Create a Connected App, then click Continue."
    if org.current(ExternalClientAppSettings) is not None:
        return "Turn on Allow creation of connected apps if it is off, then click New Connected App."
    here = context.app_manager_now() is not None
    return "Click New Connected App to open the form." if here else "Open App Manager, then click New Connected App."


# 10


def save_app(context: StepContext) -> None:
    """Step 10. The file is attached again where a refused save has dropped it."""
    form = keep_names(context)
    signed = Flow.JWT is context.wanted.flow and context.wanted.certificate is not None
    if signed and form.certificate.file_name == "" and not stored(context):
        upload_certificate(context)
    uploads = signed and bool(form.certificate.file_name)
    landed = _saved(context, form)
    if uploads:
        uploaded(context)
    app = AppIdentity(context.wanted.name, context.wanted.api_name, context.ids)
    page = _own_page(landed, app).must_show(app)  # whose key it is that is kept
    keep_key(context, page)
    if context.made_here:
        context.made()


def _own_page(landed: Landing, app: AppIdentity) -> ConnectedAppDetail:
    """The app's page, which follows the notice, or is opened from the list of apps where the org shows that (grade D).

    Raises:
        Unreadable, ScreenMissing: as `AppManager.open_app`.
    """
    if isinstance(landed, ContinueNotice):
        landed = landed.continue_.press(ConnectedAppDetail, AppManager, ClassicApps)
    if isinstance(landed, ConnectedAppDetail):
        return landed
    page = landed.open_app(app)
    if page is None:
        raise Unreadable(
            f"after Save the org's list of apps does not show {app}",
            hint="look for it in Setup, then run the same command again",
        )
    return page


def _saved(context: StepContext, form: NewConnectedApp) -> Landing:
    """Presses Save, and keeps in mind that a new app may be there from now on."""
    context.unanswered = context.app is None
    try:
        landed = form.save.press(ContinueNotice, ConnectedAppDetail, AppManager, ClassicApps)
    except PageError as error:
        said_no = isinstance(error, NotAllowed) and context.org.current(NewConnectedApp) is not None
        if said_no or isinstance(error, Refused | PartMissing):
            context.unanswered = False
        raise
    context.unanswered = False
    if context.app is None:
        context.made()
    return landed


def _key_in_sight(context: StepContext) -> bool:
    """A check: a person who saves ends on the app's page, which has the key or the way to it."""
    page = page_now(context)
    return page is not None and bool(page.consumer_key.text or page.manage_details.showing())


def app_not_saved(context: StepContext) -> Iterator[Difference]:
    """A check of step 10."""
    if context.org.current(NewConnectedApp) is not None:
        yield Difference("Save", "the app is saved", "the form is still open", says="Not saved yet. Click Save.")
    elif not context.consumer_key and not context.key_hidden and not _key_in_sight(context) and not hidden(context):
        notice = context.org.current(ContinueNotice) is not None
        says = "Saved. Click Continue to see the Consumer Key." if notice else "Open the app to see its Consumer Key."
        yield Difference("Consumer Key", "one", "none", says=says)
