"""Steps 4 to 9: what goes into the form of the connected app, and how each of it is judged."""

from __future__ import annotations

from collections.abc import Iterator

from pages import NewConnectedApp
from pages.values.app_identity import with_namespace

from ..app.definition import Definition, OpenForm
from ..app.field_values import agree
from ..app.observed import extra_scopes
from ..context.org_certificate import stored
from ..context.same_app import check_form
from ..context.step_context import StepContext
from ..engine.step import Difference
from ..errors import SettingsError


def open_form(context: StepContext) -> NewConnectedApp:
    """The form, waited for; raises Unreadable where it is another app's."""
    form = context.org.wait_for(NewConnectedApp)
    check_form(context, form)
    return form


def _seen(context: StepContext) -> Definition | None:
    """What can be judged now: the open form, else what was read back from the org."""
    form = context.org.current(NewConnectedApp)
    return OpenForm(form) if form is not None else context.app


def hidden(context: StepContext) -> bool:
    """Whether the stored app's page cannot show OAuth values: then only step 5 differs, and the form will tell more."""
    return context.app is not None and not context.app.oauth and context.org.current(NewConnectedApp) is None


def may_have_policies(context: StepContext) -> bool:
    """A check: whether the stored app can be walked on with, though a value of it is another than the wanted one: no
    app that was saved is left to everybody because of a Description."""
    return context.app is not None and bool(context.app.oauth)


def _differ(what: str, wanted: str, found: str | None) -> Iterator[Difference]:
    if not agree(what, wanted, found):
        yield Difference(what, wanted, found or "nothing")


# 4


def named(form: NewConnectedApp, name: str, api_name: str) -> bool:
    """A check: whether the open form has both names already."""
    return agree("Connected App Name", name, form.name.value) and agree("API Name", api_name, form.api_name.value)


def _basics(context: StepContext) -> list[tuple[str, str, str]]:
    """Label, name of the part, wanted value, of what is optional and wanted."""
    wanted = context.wanted
    optional = [
        ("Contact Phone", "contact_phone", wanted.contact_phone),
        ("Logo Image URL", "logo_url", wanted.logo_url),
        ("Icon URL", "icon_url", wanted.icon_url),
        ("Info URL", "info_url", wanted.info_url),
        ("Description", "description", wanted.description),
    ]
    return [line for line in optional if line[2]]


def fill_basics(context: StepContext) -> None:
    """Step 4."""
    form, wanted = open_form(context), context.wanted
    api_name = with_namespace(wanted.api_name, form.api_name.value)
    if not named(form, wanted.name, api_name):
        form.name_it(wanted.name, api_name)
    form.contact_email.fill(wanted.contact_email)
    fields = {
        "contact_phone": form.contact_phone,
        "logo_url": form.logo_url,
        "icon_url": form.icon_url,
        "info_url": form.info_url,
        "description": form.description,
    }
    for _, part, value in _basics(context):
        fields[part].fill(value)


def basics_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 4."""
    seen, wanted = _seen(context), context.wanted
    yield from _differ("Connected App Name", wanted.name, seen.name if seen is not None else None)
    api_name = seen.api_name if seen is not None else None
    yield from _differ("API Name", with_namespace(wanted.api_name, api_name), api_name)
    yield from _differ("Contact Email", wanted.contact_email, seen.contact_email if seen is not None else None)
    for label, part, value in _basics(context):
        found = getattr(seen, part, None)
        if found is not None or seen is not context.app:  # the stored app's page does not show all of them
            yield from _differ(label, value, found)


# 5


def enable_oauth(context: StepContext) -> None:
    """Step 5."""
    open_form(context).enable_oauth.tick()


def oauth_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 5."""
    seen = _seen(context)
    if seen is None or not seen.oauth:
        yield Difference("Enable OAuth Settings", "ticked", "not ticked")


# 6


def set_callback(context: StepContext) -> None:
    """Step 6: a free port of this machine, in the app and, where it is not 1717, in sfdx-project.json."""
    form = open_form(context)
    stored = context.app.callback_urls if context.app is not None else []
    url = context.port.settle(stored, say=context.say)
    others = [line for line in (form.callback_url.value or "").split() if line != url]
    form.callback_url.fill("\n".join([*others, url]))


def callback_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 6."""
    seen = _seen(context)
    found = seen.callback_urls if seen is not None else []
    if hidden(context):
        return
    if context.port.url(found) not in found:
        yield Difference("Callback URL", context.port.url(found), ", ".join(found) or "nothing", deed="adds")


# 7


def use_digital_signatures(context: StepContext) -> None:
    """Step 7."""
    open_form(context).digital_signatures.tick()


def digital_signatures_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 7."""
    seen = _seen(context)
    if not hidden(context) and (seen is None or not seen.digital_signatures):
        yield Difference("Use digital signatures", "ticked", "not ticked")


# 8


def upload_certificate(context: StepContext) -> None:
    """Step 8."""
    if context.wanted.certificate is None:
        raise SettingsError("there is no certificate to upload", hint="set APP_CERTIFICATE, or run setupwalk cert new")
    open_form(context).certificate.attach(context.wanted.certificate)


def certificate_differs(context: StepContext) -> Iterator[Difference]:
    """A check of step 8: the chosen file while the form is open, what the org says of the stored one afterwards."""
    certificate = context.wanted.certificate
    name = certificate.name if certificate is not None else "server.crt"
    fits = stored(context)
    form = context.org.current(NewConnectedApp)
    chosen = form.certificate.file_name if form is not None else None
    kept = context.app.certificate if context.app is not None else None
    if form is None and context.app is not None and not context.app.digital_signatures:
        return  # its page shows no certificate then: only step 7 differs
    if not fits and chosen != name:
        yield Difference("Certificate", name, chosen or kept or "no file")


# 9


def add_scopes(context: StepContext) -> None:
    """Step 9."""
    scopes = open_form(context).scopes
    scopes.add(context.wanted.scopes)
    if context.wanted.exact:
        scopes.remove(extra_scopes(context.wanted.scopes, scopes.selected or frozenset()))


def scopes_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 9."""
    seen = _seen(context)
    found = (seen.scopes if seen is not None else None) or frozenset()
    if hidden(context):
        return
    for scope in context.wanted.scopes:
        if scope not in found:
            yield Difference("Selected OAuth Scopes", scope, ", ".join(sorted(found)) or "none", deed="adds")
    for scope in extra_scopes(context.wanted.scopes, found) if context.wanted.exact else ():
        yield Difference("Selected OAuth Scopes", f"without {scope}", ", ".join(sorted(found)), deed="removes")
