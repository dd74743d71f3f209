"""Steps 5 to 9: the OAuth settings in the form of the connected app, and how each of them is judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TypeVar

from pages import NewConnectedApp
from pages.components import Checkbox, ChosenFile
from pages.values.text import scope_tokens

from ..app.fields import CALLBACK, CERTIFICATE, OAUTH, SCOPES, SIGNATURES, Field, scope_label
from ..app.observed import ObservedApp
from ..context.chosen_certificate import described, is_wanted
from ..context.org_certificate import stored
from ..context.same_app import check_form
from ..context.step_context import StepContext
from ..engine.step import Difference
from ..errors import SettingsError

T = TypeVar("T")


def open_form(context: StepContext) -> NewConnectedApp:
    """The form, waited for; raises Unreadable where it is another app's."""
    form = context.org.wait_for(NewConnectedApp)
    check_form(context, form)
    return form


def found_in(
    context: StepContext, in_form: Callable[[NewConnectedApp], T], in_org: Callable[[ObservedApp], T]
) -> T | None:
    """A check: what the open form holds, else what was read back from the org; None where there is neither."""
    form = context.org.current(NewConnectedApp)
    if form is not None:
        return in_form(form)
    return in_org(context.app) if context.app is not None else None


def hidden(context: StepContext) -> bool:
    """Whether the stored app's page cannot show OAuth values: then only step 5 differs, and the form will tell more."""
    return context.app is not None and not context.app.oauth and context.org.current(NewConnectedApp) is None


def may_have_policies(context: StepContext) -> bool:
    """A check: whether the stored app can be walked on with, though a value of it is another than the wanted one: no
    app that was saved is left to everybody because of a Description."""
    return context.app is not None and bool(context.app.oauth)


def _tick(box: Checkbox, *, on: bool) -> None:
    if on:
        box.tick()
    else:
        box.untick()


# 5


def enable_oauth(context: StepContext) -> None:
    """Step 5."""
    _tick(open_form(context).enable_oauth, on=context.wanted.oauth)


def oauth_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 5."""
    found = found_in(context, lambda form: form.enable_oauth.ticked, lambda app: app.oauth)
    yield from _tick_differs(OAUTH, wanted=context.wanted.oauth, found=found)


def _tick_differs(field: Field, *, wanted: bool, found: bool | None) -> Iterator[Difference]:
    words = ("not selected", "selected")
    if bool(found) is not wanted:
        says = f"{'Select' if wanted else 'Clear'} the checkbox {field.label}."
        yield Difference(field.label, words[wanted], words[bool(found)], says=says)


# 6


def set_callback(context: StepContext) -> None:
    """Step 6: a free port of this machine, in the app and, where it is not 1717, in sfdx-project.json."""
    form, wanted = open_form(context), context.wanted.callback_urls
    if wanted is not None:
        form.callback_url.fill("\n".join(wanted))
        return
    stored = context.app.callback_urls if context.app is not None else []
    url = context.port.settle(stored, say=context.say)
    others = [line for line in (form.callback_url.value or "").split() if line != url]
    form.callback_url.fill("\n".join([*others, url]))


def callback_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 6."""
    found = found_in(context, lambda form: (form.callback_url.value or "").split(), lambda app: app.callback_urls) or []
    wanted, there = context.wanted.callback_urls, ", ".join(found) or "empty"
    if hidden(context):
        return
    if wanted is not None:
        if list(wanted) != found:
            lines = f"Make Callback URL exactly this, each on its own line: {', '.join(wanted)}"
            says = lines if wanted else f"Clear {CALLBACK.label}."
            yield Difference(CALLBACK.label, ", ".join(wanted) or "empty", there, says=says)
    elif (url := context.port.url(found)) not in found:
        says = f"Add {url} to Callback URL, on its own line." if found else f"Enter {url} in Callback URL."
        yield Difference(CALLBACK.label, url, there, deed="adds", says=says)


# 7


def use_digital_signatures(context: StepContext) -> None:
    """Step 7."""
    _tick(open_form(context).digital_signatures, on=context.wanted.digital_signatures)


def digital_signatures_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 7."""
    if not hidden(context):
        found = found_in(context, lambda form: form.digital_signatures.ticked, lambda app: app.digital_signatures)
        yield from _tick_differs(SIGNATURES, wanted=context.wanted.digital_signatures, found=found)


# 8


def upload_certificate(context: StepContext) -> None:
    """Step 8."""
    if context.wanted.certificate is None:
        raise SettingsError("there is no certificate to upload", hint="set APP_CERTIFICATE, or run setupwalk cert new")
    open_form(context).certificate.attach(context.wanted.certificate)


def certificate_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 8: what is in the chosen file while the form is open, what the org says of the stored one
    afterwards. A file that cannot be read yet is not right yet."""
    certificate, form = context.wanted.certificate, context.org.current(NewConnectedApp)
    if form is None and context.app is not None and not context.app.digital_signatures:
        return  # its page shows no certificate then: only step 7 differs
    chosen = form.certificate.chosen if form is not None else None
    if chosen is not None and certificate is not None:
        if not is_wanted(chosen, certificate):
            yield other_certificate(chosen, certificate)
    elif not stored(context):
        name = certificate.name if certificate is not None else "server.crt"
        kept = context.app.certificate if context.app is not None else None
        says = f"Choose File: {certificate or name}"
        says = f"The org has another certificate ({kept}). {says}" if kept else says
        yield Difference(CERTIFICATE.label, name, kept or "no file", says=says)


def other_certificate(chosen: ChosenFile, wanted: Path) -> Difference:
    """The difference that a chosen file makes which is not known to be the wanted certificate."""
    says = f"Choose File: {wanted}"
    if chosen.content is not None:
        says = f"You have chosen {described(chosen)}, which is not the right file. {says}"
    return Difference(CERTIFICATE.label, wanted.name, described(chosen), says=says)


# 9


def add_scopes(context: StepContext) -> None:
    """Step 9."""
    scopes = open_form(context).scopes
    scopes.add(context.wanted.scopes)
    if context.wanted.exact:
        scopes.remove(extra_scopes(context.wanted.scopes, scopes.selected or frozenset()))


def scopes_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 9."""
    found = found_in(context, lambda form: form.scopes.selected, lambda app: app.scopes) or frozenset()
    if hidden(context):
        return
    for scope in context.wanted.scopes:
        if scope not in found:
            says = f"Still to add: {_scope_label(context, scope)}"
            yield Difference(SCOPES.label, scope, ", ".join(sorted(found)) or "none", deed="adds", says=says)
    for scope in extra_scopes(context.wanted.scopes, found) if context.wanted.exact else ():
        says = f"Still to remove: {_scope_label(context, scope)}"
        yield Difference(SCOPES.label, f"without {scope}", ", ".join(sorted(found)), deed="removes", says=says)


def _scope_label(context: StepContext, token: str) -> str:
    """A check: what the open form calls a scope, since the words before the token change by release."""
    form = context.org.current(NewConnectedApp)
    labels = form.scopes.offered if form is not None else ()
    return next((label for label in labels if token in scope_tokens(label)), scope_label(token))


def extra_scopes(wanted: tuple[str, ...], found: frozenset[str]) -> list[str]:
    """The scopes that are not wanted; one label may name two tokens, of which either one is enough (grade A-img)."""
    together = {"refresh_token", "offline_access"}
    known = set(wanted) | (together if together & set(wanted) else set())
    return sorted(found - known)
