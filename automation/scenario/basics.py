"""Step 4: the names and texts of the connected app, and how each of them is judged."""

from __future__ import annotations

from collections.abc import Iterator

from pages import NewConnectedApp
from pages.components import TextField
from pages.values.app_identity import with_namespace

from ..app.fields import API_NAME, NAME, TEXTS, Field, Text, agree
from ..context.step_context import StepContext
from ..engine.step import Difference
from .form import found_in, open_form


def _named(form: NewConnectedApp, name: str, api_name: str) -> bool:
    """A check: whether the open form has both names already."""
    return agree(NAME, name, form.name.value) and agree(API_NAME, api_name, form.api_name.value)


def keep_names(context: StepContext) -> NewConnectedApp:
    """The open form, with both names as wanted: the page's own script may write over an API Name long after."""
    form, wanted = open_form(context), context.wanted
    api_name = with_namespace(wanted.api_name, form.api_name.value)
    if not _named(form, wanted.name, api_name):
        form.name_it(wanted.name, api_name)
    return form


def fill_basics(context: StepContext) -> None:
    """Step 4."""
    form, wanted = keep_names(context), context.wanted
    for text in TEXTS:
        if text.key in wanted.texts:
            form.part(text.key, TextField).fill(wanted.texts[text.key])


def basics_differ(context: StepContext) -> Iterator[Difference]:
    """A check of step 4."""
    wanted = context.wanted
    yield from _differ(NAME, wanted.name, found_in(context, lambda form: form.name.value, lambda app: app.name))
    api_name = found_in(context, lambda form: form.api_name.value, lambda app: app.api_name)
    yield from _differ(API_NAME, with_namespace(wanted.api_name, api_name), api_name)
    for text in TEXTS:
        if text.key in wanted.texts:
            yield from _text_differs(context, text)


def _text_differs(context: StepContext, text: Text) -> Iterator[Difference]:
    found = found_in(context, lambda form: form.part(text.key, TextField).value, lambda app: app.texts.get(text.key))
    stored = context.app is not None and context.org.current(NewConnectedApp) is None
    if found is not None or text.needed or not stored:  # the stored app's page does not show all of them
        yield from _differ(text, context.wanted.texts[text.key], found)


def _differ(field: Field, wanted: str, found: str | None) -> Iterator[Difference]:
    if not agree(field, wanted, found):
        says = f"Enter {wanted} in {field.label}." if not found else f"Change {field.label} to {wanted}."
        says = says if wanted else f"Clear {field.label}."
        yield Difference(field.label, wanted or "empty", found or "empty", says=says)
