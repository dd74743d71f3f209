"""Steps 3 to 10: the form of the connected app, the way to it, and its Save."""

from __future__ import annotations

from collections.abc import Iterable

from pages import AppChooser, AppManager, ConnectedAppDetail, ContinueNotice, ExternalClientAppSettings, NewConnectedApp
from pages.components import Component, TextField, Touch
from pages.components.sight import touched
from pages.screens.connected_app.app_chooser import AppKindList
from pages.screens.external_client_apps import EnableDialog
from pages.values.app_identity import with_namespace

from ...app.fields import API_NAME, NAME, TEXTS, agree
from ...context.same_app import check_form, identity_of, page_now
from ...context.step_context import StepContext
from ...engine.step import Difference
from .. import form as looks
from .sign_in import setup
from .spots import of, settled


def open_form(context: StepContext) -> Iterable[Touch]:
    """Step 3: to a new form, by whatever pages the org's edition has for it, or to that of the app that is there."""
    org = context.org
    if (chooser := org.current(AppChooser) or org.current(AppKindList)) is not None:
        return chooser.touches()
    if context.app is not None:
        page = page_now(context)
        return of((page.edit, False)) if page is not None else to_app(context)
    if (settings := org.current(ExternalClientAppSettings)) is not None:
        question = org.current(EnableDialog)  # asked there alone: other dialogs of new apps resemble it
        return of((question.enable, False)) if question is not None else settings.touches()
    manager = context.app_manager_now()
    if manager is None:
        return []
    shell = setup(context)
    creation_off = isinstance(manager, AppManager) and shell is not None
    return manager.touches_for_new() or (shell.to_creation_settings() if creation_off and shell is not None else [])


def to_app(context: StepContext) -> list[Touch]:
    """The row of the app in the org's list of apps, if that is here."""
    manager = context.app_manager_now()
    return list(touched((manager.door(identity_of(context)),), (False,))) if manager is not None else []


def own_form(context: StepContext) -> NewConnectedApp | None:
    """A check: the open form, which is the app's own.

    Raises:
        Unreadable: it is another app's.
    """
    form = context.org.current(NewConnectedApp)
    if form is not None:
        check_form(context, form)
    return form


def basics(context: StepContext) -> Iterable[Touch]:
    """Step 4: each wanted name and text by itself."""
    form, wanted = own_form(context), context.wanted
    if form is None:
        return []
    api_name = form.api_name.value
    names = [
        (form.name, agree(NAME, wanted.name, form.name.value)),
        (form.api_name, agree(API_NAME, with_namespace(wanted.api_name, api_name), api_name)),
    ]
    texts = [(form.part(text.key, TextField), text) for text in TEXTS if text.key in wanted.texts]
    return of(*names, *((part, agree(text, wanted.texts[text.key], part.value)) for part, text in texts))


def enable_oauth(context: StepContext) -> Iterable[Touch]:
    """Step 5."""
    form = own_form(context)
    return of((form.enable_oauth, settled(looks.oauth_differs(context)))) if form is not None else []


def callback(context: StepContext) -> Iterable[Touch]:
    """Step 6."""
    form = own_form(context)
    return _within(context, form, form.callback_url, looks.callback_differs(context)) if form is not None else []


def digital_signatures(context: StepContext) -> Iterable[Touch]:
    """Step 7."""
    form = own_form(context)
    if form is None:
        return []
    return _within(context, form, form.digital_signatures, looks.digital_signatures_differ(context))


def certificate(context: StepContext) -> Iterable[Touch]:
    """Step 8; before it, where somebody took it away, the tick that shows the chooser."""
    form = own_form(context)
    if form is None:
        return []
    return _within(context, form, form.certificate, looks.certificate_differs(context)) or digital_signatures(context)


def _within(
    context: StepContext, form: NewConnectedApp, part: Component, differences: Iterable[Difference]
) -> list[Touch]:
    """A part of the OAuth section; where it is not there, the tick that shows the section."""
    found = of((part, settled(differences)))
    return found or ([] if settled(looks.oauth_differs(context)) else of((form.enable_oauth, False)))


def scopes(context: StepContext) -> Iterable[Touch]:
    """Step 9."""
    form, wanted = own_form(context), context.wanted
    if form is None:
        return []
    extra = looks.extra_scopes(wanted.scopes, form.scopes.selected or frozenset()) if wanted.exact else ()
    return form.scopes.touches(wanted.scopes, extra) or list(enable_oauth(context))


def save(context: StepContext) -> Iterable[Touch]:
    """Step 10: Save, the notice after it, and the app's page where the org goes back to its list."""
    notice = context.org.current(ContinueNotice)
    if notice is not None:
        return of((notice.continue_, False))
    form = own_form(context)
    if form is not None:
        return of((form.save, False))
    return to_app(context) if context.org.current(ConnectedAppDetail) is None else []
