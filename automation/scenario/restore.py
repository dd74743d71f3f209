"""The guide's steps once more, with the values that the org kept before a run changed them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from pages import NewConnectedApp
from pages.components import Checkbox

from ..app.definition import OpenForm
from ..app.desired import DesiredApp
from ..app.field_values import agree
from ..context.step_context import StepContext
from ..engine.step import Chapter, Difference, Step
from ..runs.journal_reader import PastRun
from .connected_app import scenario
from .form import named
from .restore_policies import (
    refresh_differs,
    restore_refresh,
    restore_timeout,
    restore_users,
    timeout_differs,
    users_differ,
)

_TEXTS = {
    "name": "Connected App Name",
    "api_name": "API Name",
    "contact_email": "Contact Email",
    "contact_phone": "Contact Phone",
    "logo_url": "Logo Image URL",
    "icon_url": "Icon URL",
    "info_url": "Info URL",
    "description": "Description",
}


def as_before(wanted: DesiredApp, past: PastRun) -> DesiredApp:
    """The app as it was: what the steps that are used unchanged restore by."""
    app, assigned = past.before["app"], past.before.get("assigned") or {"profiles": [], "permission_sets": []}
    return replace(
        wanted,
        name=app["name"],
        api_name=app["api_name"] or past.api_name,
        scopes=tuple(app["scopes"]),
        profiles=tuple(assigned["profiles"]),
        permission_sets=tuple(assigned["permission_sets"]),
        exact=True,
    )


def restoring(
    before: DesiredApp, past: PastRun, same_app: Callable[[StepContext], None]
) -> tuple[Chapter[StepContext], ...]:
    """The chapters that restore what the run touched. Users come first: their lists go with the policy of step 15.

    `same_app` reads the app and raises where it is not the one of that run; it comes before anything is opened.
    """
    sign_in, create, policies, users = scenario(before)
    restored = {step.number: step for step in _own(past.before)}
    chapters = [sign_in]
    for chapter in (users, policies, create):
        if past.touched & {step.number for step in chapter.steps if step.lasting and step.number in _CAN}:
            steps = [restored.get(step.number, step) for step in chapter.steps if _needed(step, past)]
            read_back = same_app if chapter is create else _after(same_app, chapter.read_back)
            chapters.append(replace(chapter, steps=steps, read_back=read_back, stored=lambda context: True))  # noqa: ARG005
    return tuple(chapters)


def _after(
    same_app: Callable[[StepContext], None], read_back: Callable[[StepContext], None] | None
) -> Callable[[StepContext], None]:
    def both(context: StepContext) -> None:
        if context.app is None:
            same_app(context)
        if read_back is not None:
            read_back(context)

    return both


_CAN = {4, 5, 6, 7, 9, 13, 14, 15, 17}
"""Steps whose old value can be restored. A certificate cannot: the org shows none that could be uploaded again."""


def _needed(step: Step[StepContext], past: PastRun) -> bool:
    return not step.lasting or step.number == 10 or (step.number in past.touched and step.number in _CAN)


def _own(before: dict[str, Any]) -> Iterator[Step[StepContext]]:
    """The steps that need more than another wanted value. An app that was there has a definition; policies, if read."""
    app, policies = before["app"], before.get("policies") or {}
    yield _step(4, "Basic information", lambda w: _fill(w, app), lambda w: _texts_differ(w, app))
    yield _step(
        5,
        "Enable OAuth Settings",
        lambda w: _tick(w.org.wait_for(NewConnectedApp).enable_oauth, wanted=app["oauth"]),
        lambda w: _differ("Enable OAuth Settings", app["oauth"], getattr(_seen(w), "oauth", None)),
    )
    yield _step(
        6,
        "Callback URL",
        lambda w: w.org.wait_for(NewConnectedApp).callback_url.fill("\n".join(app["callback_urls"])),
        lambda w: _differ("Callback URL", app["callback_urls"], getattr(_seen(w), "callback_urls", None)),
    )
    yield _step(
        7,
        "Use digital signatures",
        lambda w: _tick(w.org.wait_for(NewConnectedApp).digital_signatures, wanted=app["digital_signatures"]),
        lambda w: _differ(
            "Use digital signatures",
            bool(app["digital_signatures"]),
            bool(getattr(_seen(w), "digital_signatures", None)),
        ),
    )
    refresh, timeout, users = (policies.get(name) for name in ("refresh_policy", "timeout", "permitted_users"))
    yield _step(
        13, "Refresh token policy", lambda w: restore_refresh(w, refresh), lambda w: refresh_differs(w, refresh)
    )
    yield _step(14, "Session timeout", lambda w: restore_timeout(w, timeout), lambda w: timeout_differs(w, timeout))
    yield _step(15, "Permitted users", lambda w: restore_users(w, users), lambda w: users_differ(w, users))


def _step(number: int, title: str, do: Any, differences: Any) -> Step[StepContext]:
    return Step(number, title, "As it was before that run.", do, differences)


def _seen(context: StepContext) -> Any:
    form = context.org.current(NewConnectedApp)
    return OpenForm(form) if form is not None else context.app


def _differ(what: str, old: Any, found: Any) -> Iterator[Difference]:
    if (old or None) != (found or None):
        yield Difference(what, _words(old), _words(found))


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return "ticked" if value else "not ticked"
    return ", ".join(value) if isinstance(value, list) else str(value or "nothing")


def _tick(box: Checkbox, *, wanted: bool | None) -> None:
    if wanted:
        box.tick()
    else:
        box.untick()


def _fill(context: StepContext, app: dict[str, Any]) -> None:
    form = context.org.wait_for(NewConnectedApp)
    if not named(form, app["name"], app["api_name"]):
        form.name_it(app["name"], app["api_name"])
    fields = {"contact_email": form.contact_email, "contact_phone": form.contact_phone, "logo_url": form.logo_url}
    fields |= {"icon_url": form.icon_url, "info_url": form.info_url, "description": form.description}
    for name, field in fields.items():
        if app[name] is not None and not agree(_TEXTS[name], app[name], field.value):
            field.fill(app[name])


def _texts_differ(context: StepContext, app: dict[str, Any]) -> Iterator[Difference]:
    seen = _seen(context)
    for name, label in _TEXTS.items():
        if app[name] is not None:
            found = getattr(seen, name, None)
            if not agree(label, app[name], found):
                yield Difference(label, app[name] or "nothing", found or "nothing")
