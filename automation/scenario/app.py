"""Steps 3 and 10: the form of the connected app is opened, and saved."""

from __future__ import annotations

from collections.abc import Iterator

from pages import AppChooser, ConnectedAppDetail, ContinueNotice, ExternalClientAppSettings, NewConnectedApp
from pages.errors import NotAllowed, PageError, PartMissing, Refused, ScreenMissing
from pages.screens.connected_app.creation_blocked import creation_is_off
from pages.values.app_identity import AppIdentity

from ..app.release import CHOOSER, SETTINGS_PAGE
from ..context.org_certificate import stored, uploaded
from ..context.step_context import Work
from ..engine.step import Difference, Flow
from .form import hidden, open_form, upload_certificate

# 3


def new_app(work: Work) -> None:
    """Step 3. An app that is there already is opened for editing instead; its consumer key stays."""
    if work.app is None and not work.absent:
        work.read_app_to_change()  # only an answer that it is absent lets a new one be made
    if work.app is None:
        _open_new(work)
    else:
        work.app_page().change()


def _open_new(work: Work) -> None:
    """Through App Manager, or, where that offers no new connected app, through External Client Apps > Settings."""
    manager = work.app_manager()
    if manager.offers_new():
        form = manager.new()
    else:
        work.met.add(SETTINGS_PAGE)
        work.also("External Client Apps > Settings")
        work.org.open(ExternalClientAppSettings.path)
        try:
            settings = work.org.at(ExternalClientAppSettings)
        except ScreenMissing as missing:
            raise creation_is_off(f"App Manager offers no new connected app, and {missing}") from missing
        if not settings.allow.on:
            work.also("Allow creation of connected apps, Enable")
            settings.allow_creation()
        work.also("New Connected App")
        form = settings.new()
    if isinstance(form, AppChooser):
        work.met.add(CHOOSER)
        work.also("Create a Connected App, Continue")
        form.choose_connected_app()


def no_form(work: Work) -> Iterator[Difference]:
    """A look at step 3."""
    if work.org.now(NewConnectedApp) is None:
        yield Difference("Page", NewConnectedApp.title, "the form is not open")


# 10


def save_app(work: Work) -> None:
    """Step 10. The file is attached again where a refused save has dropped it."""
    form = open_form(work)
    signed = Flow.JWT is work.wanted.flow and work.wanted.certificate is not None
    if signed and form.certificate.file_name == "" and not stored(work):
        upload_certificate(work)
    uploads = signed and bool(form.certificate.file_name)
    landed = _saved(work, form)
    if uploads:
        uploaded(work)
    page = (
        landed.continue_.press(ConnectedAppDetail)
        if isinstance(landed, ContinueNotice)
        else work.org.at(ConnectedAppDetail)
    )
    page.must_show(AppIdentity(work.wanted.name, work.wanted.api_name, work.ids))  # whose key it is that is kept
    work.consumer_key = work.key_of(page)
    if work.made_here:
        work.made()


def _saved(work: Work, form: NewConnectedApp) -> ContinueNotice | ConnectedAppDetail:
    """Presses Save, and keeps in mind that a new app may be there from now on."""
    work.unanswered = work.app is None
    try:
        landed = form.save.press(ContinueNotice, ConnectedAppDetail)
    except PageError as error:
        said_no = isinstance(error, NotAllowed) and work.org.now(NewConnectedApp) is not None
        if said_no or isinstance(error, Refused | PartMissing):
            work.unanswered = False
        raise
    work.unanswered = False
    if work.app is None:
        work.made()
    return landed


def _key_in_sight(work: Work) -> bool:
    """A look: a person who saves ends on the app's page, which has the key or the way to it."""
    page = work.app_page_now()
    return page is not None and bool(page.consumer_key.text or page.manage_details.showing())


def app_not_saved(work: Work) -> Iterator[Difference]:
    """A look at step 10."""
    if work.org.now(NewConnectedApp) is not None:
        yield Difference("Save", "the app is stored", "the form is still open")
    elif not work.consumer_key and not _key_in_sight(work) and not hidden(work):
        yield Difference("Consumer Key", "one", "none")
