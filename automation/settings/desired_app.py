"""The connected app that the settings describe, checked before any browser opens. It reads no file's content."""

from __future__ import annotations

from collections.abc import Iterator

from pages.values.durations import Duration, Unit
from pages.values.policies import expire_after
from pages.values.text import key

from ..app.desired import DesiredApp
from ..app.fields import TEXTS
from ..app.validation import api_name_from, api_name_problem
from ..engine.step import Flow
from ..errors import SettingsError
from ..texts.given_text import shown
from .loader import Settings
from .table import SESSION_MINUTES, SETTINGS

NAME_LENGTH = 80
_PRACTICE_EMAIL = "admin@practice.example"
_PRACTICE_PROFILES = ("System Administrator",)
_PRACTICE_PERMISSION_SETS = ("Salesforce CLI Users",)
_VARIABLES = {setting.name: setting.variable for setting in SETTINGS}
PRACTICE = {
    "APP_CONTACT_EMAIL": _PRACTICE_EMAIL,
    "APP_PROFILES": ", ".join(_PRACTICE_PROFILES),
    "APP_PERMISSION_SETS": ", ".join(_PRACTICE_PERMISSION_SETS),
}
"""What a walk in a practice org that somebody has started needs beside the login, by variable."""


def named_app(settings: Settings) -> DesiredApp:
    """The app that the settings name, for a command that works on one that is there: only its name is checked.

    Raises:
        SettingsError: there is no usable name.
    """
    app = _of(settings, settings.flow)
    if problems := [f"{_VARIABLES[name]}: {problem}" for name, problem in _name_problems(app, settings)]:
        raise SettingsError("\n".join(problems), hint="name the app with APP_NAME or --app-name")
    return app


def desired_app(settings: Settings, flow: Flow | None = None) -> DesiredApp:
    """The app that the settings describe; `flow` stands before theirs.

    Against the practice org, what a real org needs from the person has a default.

    Raises:
        SettingsError: one or more settings are wrong; all are named, one per line, each with its origin.
    """
    app = _of(settings, flow or settings.flow)
    problems = list(_problems(app, settings))
    if problems:
        raise SettingsError("\n".join(problems), hint="see .env.example, or the flags with --help")
    return app


def _of(settings: Settings, flow: Flow) -> DesiredApp:
    profiles, permission_sets, texts = settings.profiles, settings.permission_sets, dict(settings.texts)
    if settings.practice and not settings.given("profiles"):
        profiles = _PRACTICE_PROFILES
    if settings.practice and not settings.given("permission_sets"):
        permission_sets = _PRACTICE_PERMISSION_SETS
    if settings.practice:
        texts["contact_email"] = texts["contact_email"] or _PRACTICE_EMAIL
    return DesiredApp(
        name=settings.app_name,
        api_name=settings.api_name or api_name_from(settings.app_name),
        texts={name: text for name, text in texts.items() if text},
        callback_port=settings.callback_port,
        certificate=settings.certificate.path if settings.certificate is not None else None,
        private_key=settings.private_key.path if settings.private_key is not None else None,
        refresh_policy=expire_after(Duration(settings.refresh_days, Unit.DAY)),
        session_minutes=settings.session_minutes,
        profiles=_once(profiles),
        permission_sets=_once(permission_sets),
        flow=flow,
        exact=settings.exact,
        api_name_given=bool(settings.api_name),
    )


def _once(names: tuple[str, ...]) -> tuple[str, ...]:
    """The names without repetitions; the first spelling stays.

    Case does not tell two apart (grade D), nor do blanks and the Unicode form.
    """
    firsts: dict[str, str] = {}
    for name in names:
        firsts.setdefault(key(name), name)
    return tuple(firsts.values())


def _problems(app: DesiredApp, settings: Settings) -> Iterator[str]:
    def wrong(name: str, problem: str) -> str:
        return f"{_VARIABLES[name]}: {problem} (from {settings.origin(name)})"

    for name, problem in _name_problems(app, settings):
        yield wrong(name, problem)
    for text in TEXTS:
        value = app.texts.get(text.key, "")
        if value and (problem := text.check(value)):
            yield wrong(text.key, problem)
        elif text.needed and not value:
            yield f"{text.variable}: the org needs a contact e-mail: set it, or add {text.flag}"
    for name, problem in _number_problems(settings):
        yield wrong(name, problem)
    if app.flow is Flow.JWT and not app.profiles and not app.permission_sets:
        yield (
            "APP_PROFILES, APP_PERMISSION_SETS: nobody could log in; name at least one profile or "
            "permission set, there or with --profile or --permission-set"
        )


def _name_problems(app: DesiredApp, settings: Settings) -> Iterator[tuple[str, str]]:
    if not app.name:
        yield "app_name", "the name is empty"
    if len(app.name) > NAME_LENGTH:
        yield "app_name", f"the name has {len(app.name)} characters, more than {NAME_LENGTH}"
    if settings.api_name:
        if problem := api_name_problem(app.api_name):
            yield "api_name", f"{shown(app.api_name)} {problem}"
    elif app.name and not app.api_name:
        yield "app_name", f"no API name can be made from {shown(app.name)}; give APP_API_NAME or --api-name"


def _number_problems(settings: Settings) -> Iterator[tuple[str, str]]:
    if not 1 <= settings.callback_port <= 65535:
        yield "callback_port", f"{settings.callback_port} is not a port, 1 to 65535"
    if not 1 <= settings.refresh_days <= 90:
        yield "refresh_days", f"{settings.refresh_days} days are not between 1 and 90"
    if settings.session_minutes not in SESSION_MINUTES:
        choices = ", ".join(map(str, SESSION_MINUTES))
        yield "session_minutes", f"{settings.session_minutes} minutes are not a choice of the org: {choices}"
