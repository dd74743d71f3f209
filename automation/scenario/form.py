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
from ..context.step_context import Work
from ..engine.step import Difference
from ..errors import SettingsError


def open_form(work: Work) -> NewConnectedApp:
    """The form, waited for; raises Unreadable where it is another app's."""
    form = work.org.at(NewConnectedApp)
    check_form(work, form)
    return form


def _seen(work: Work) -> Definition | None:
    """What can be judged now: the open form, else what was read back from the org."""
    form = work.org.now(NewConnectedApp)
    return OpenForm(form) if form is not None else work.app


def hidden(work: Work) -> bool:
    """Whether the stored app's page cannot show OAuth values: then only step 5 differs, and the form will tell more."""
    return work.app is not None and not work.app.oauth and work.org.now(NewConnectedApp) is None


def may_have_policies(work: Work) -> bool:
    """A look: whether the stored app can be walked on with, though a value of it is another than the wanted one: no
    app that was saved is left to everybody because of a Description."""
    return work.app is not None and bool(work.app.oauth)


def _differ(what: str, wanted: str, found: str | None) -> Iterator[Difference]:
    if not agree(what, wanted, found):
        yield Difference(what, wanted, found or "nothing")


# 4


def named(form: NewConnectedApp, name: str, api_name: str) -> bool:
    """A look: whether the open form has both names already."""
    return agree("Connected App Name", name, form.name.value) and agree("API Name", api_name, form.api_name.value)


def _basics(work: Work) -> list[tuple[str, str, str]]:
    """Label, name of the part, wanted value, of what is optional and wanted."""
    wanted = work.wanted
    optional = [
        ("Contact Phone", "contact_phone", wanted.contact_phone),
        ("Logo Image URL", "logo_url", wanted.logo_url),
        ("Icon URL", "icon_url", wanted.icon_url),
        ("Info URL", "info_url", wanted.info_url),
        ("Description", "description", wanted.description),
    ]
    return [line for line in optional if line[2]]


def fill_basics(work: Work) -> None:
    """Step 4."""
    form, wanted = open_form(work), work.wanted
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
    for _, part, value in _basics(work):
        fields[part].fill(value)


def basics_differ(work: Work) -> Iterator[Difference]:
    """A look at step 4."""
    seen, wanted = _seen(work), work.wanted
    yield from _differ("Connected App Name", wanted.name, seen.name if seen is not None else None)
    api_name = seen.api_name if seen is not None else None
    yield from _differ("API Name", with_namespace(wanted.api_name, api_name), api_name)
    yield from _differ("Contact Email", wanted.contact_email, seen.contact_email if seen is not None else None)
    for label, part, value in _basics(work):
        found = getattr(seen, part, None)
        if found is not None or seen is not work.app:  # the stored app's page does not show all of them
            yield from _differ(label, value, found)


# 5


def enable_oauth(work: Work) -> None:
    """Step 5."""
    open_form(work).enable_oauth.tick()


def oauth_differs(work: Work) -> Iterator[Difference]:
    """A look at step 5."""
    seen = _seen(work)
    if seen is None or not seen.oauth:
        yield Difference("Enable OAuth Settings", "ticked", "not ticked")


# 6


def set_callback(work: Work) -> None:
    """Step 6: a free port of this machine, in the app and, where it is not 1717, in sfdx-project.json."""
    form = open_form(work)
    stored = work.app.callback_urls if work.app is not None else []
    url = work.port.settle(stored, say=work.say)
    others = [line for line in (form.callback_url.value or "").split() if line != url]
    form.callback_url.fill("\n".join([*others, url]))


def callback_differs(work: Work) -> Iterator[Difference]:
    """A look at step 6."""
    seen = _seen(work)
    found = seen.callback_urls if seen is not None else []
    if hidden(work):
        return
    if work.port.url(found) not in found:
        yield Difference("Callback URL", work.port.url(found), ", ".join(found) or "nothing", deed="adds")


# 7


def use_digital_signatures(work: Work) -> None:
    """Step 7."""
    open_form(work).digital_signatures.tick()


def digital_signatures_differ(work: Work) -> Iterator[Difference]:
    """A look at step 7."""
    seen = _seen(work)
    if not hidden(work) and (seen is None or not seen.digital_signatures):
        yield Difference("Use digital signatures", "ticked", "not ticked")


# 8


def upload_certificate(work: Work) -> None:
    """Step 8."""
    if work.wanted.certificate is None:
        raise SettingsError("there is no certificate to upload", hint="set APP_CERTIFICATE, or run setupwalk cert new")
    open_form(work).certificate.attach(work.wanted.certificate)


def certificate_differs(work: Work) -> Iterator[Difference]:
    """A look at step 8: the chosen file while the form is open, what the org says of the stored one afterwards."""
    certificate = work.wanted.certificate
    name = certificate.name if certificate is not None else "server.crt"
    fits = stored(work)
    form = work.org.now(NewConnectedApp)
    chosen = form.certificate.file_name if form is not None else None
    kept = work.app.certificate if work.app is not None else None
    if form is None and work.app is not None and not work.app.digital_signatures:
        return  # its page shows no certificate then: only step 7 differs
    if not fits and chosen != name:
        yield Difference("Certificate", name, chosen or kept or "no file")


# 9


def add_scopes(work: Work) -> None:
    """Step 9."""
    scopes = open_form(work).scopes
    scopes.add(work.wanted.scopes)
    if work.wanted.exact:
        scopes.remove(extra_scopes(work.wanted.scopes, scopes.selected or frozenset()))


def scopes_differ(work: Work) -> Iterator[Difference]:
    """A look at step 9."""
    seen = _seen(work)
    found = (seen.scopes if seen is not None else None) or frozenset()
    if hidden(work):
        return
    for scope in work.wanted.scopes:
        if scope not in found:
            yield Difference("Selected OAuth Scopes", scope, ", ".join(sorted(found)) or "none", deed="adds")
    for scope in extra_scopes(work.wanted.scopes, found) if work.wanted.exact else ():
        yield Difference("Selected OAuth Scopes", f"without {scope}", ", ".join(sorted(found)), deed="removes")
