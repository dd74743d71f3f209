"""What the person wants in the org, checked before any browser opens. It knows no page and no file's content."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from automation.settings.table import SESSION_MINUTES, SETTINGS
from pages.values.durations import Duration, Unit
from pages.values.text import key

from ..engine.step import Flow
from ..errors import SettingsError
from ..settings.loader import Settings
from ..settings.validation import api_name_from, api_name_problem, is_email, is_phone, is_web_url
from ..texts.given_text import shown

SCOPES = ("api", "web", "refresh_token")
"""The guide's three scopes, by token; the CLI asks for exactly these."""

NAME_LENGTH = 80
_PRACTICE_EMAIL = "admin@practice.example"
_PRACTICE_PROFILES = ("System Administrator",)
_PRACTICE_PERMISSION_SETS = ("Salesforce CLI Users",)
_VARIABLES = {setting.name: setting.variable for setting in SETTINGS}


@dataclass(frozen=True, slots=True)
class DesiredApp:
    """The connected app as it shall be: definition, policies, and who is pre-authorized.

    Scopes are tokens; `refresh_days` are days, `session_minutes` minutes. `exact`: what the org has beyond the wanted
    scopes, profiles and permission sets shall go.
    """

    name: str
    api_name: str
    contact_email: str
    contact_phone: str
    description: str
    info_url: str
    logo_url: str
    icon_url: str
    callback_port: int
    certificate: Path | None
    private_key: Path | None
    refresh_days: int
    session_minutes: int
    profiles: tuple[str, ...]
    permission_sets: tuple[str, ...]
    flow: Flow
    scopes: tuple[str, ...] = SCOPES
    exact: bool = False

    @property
    def callback_url(self) -> str:
        """Where the CLI listens for the end of a web login (grade B; the guide's step 6)."""
        return f"http://localhost:{self.callback_port}/OauthRedirect"

    @property
    def refresh_after(self) -> Duration:
        """When a refresh token expires."""
        return Duration(self.refresh_days, Unit.DAY)

    @property
    def session_timeout(self) -> Duration:
        """When a session times out."""
        return Duration(self.session_minutes, Unit.MINUTE)

    @classmethod
    def named(cls, settings: Settings) -> DesiredApp:
        """The app that the settings name, for a command that works on one that is there: only its name is checked.

        Raises:
            SettingsError: there is no usable name.
        """
        app = cls._of(settings, settings.flow)
        if problems := [f"{_VARIABLES[name]}: {problem}" for name, problem in _name_problems(app, settings)]:
            raise SettingsError("\n".join(problems), hint="name the app with APP_NAME or --app-name")
        return app

    @classmethod
    def wanted(cls, settings: Settings, flow: Flow | None = None) -> DesiredApp:
        """The app that the settings describe; `flow` stands before theirs.

        Against the practice org, what a real org needs from the person has a default.

        Raises:
            SettingsError: one or more settings are wrong; all are named, one per line, each with its origin.
        """
        app = cls._of(settings, flow or settings.flow)
        problems = list(_problems(app, settings))
        if problems:
            raise SettingsError("\n".join(problems), hint="see .env.example, or the flags with --help")
        return app

    @classmethod
    def _of(cls, settings: Settings, flow: Flow) -> DesiredApp:
        profiles, permission_sets = settings.profiles, settings.permission_sets
        if settings.practice and not settings.given("profiles"):
            profiles = _PRACTICE_PROFILES
        if settings.practice and not settings.given("permission_sets"):
            permission_sets = _PRACTICE_PERMISSION_SETS
        return cls(
            name=settings.app_name,
            api_name=settings.api_name or api_name_from(settings.app_name),
            contact_email=settings.contact_email or (_PRACTICE_EMAIL if settings.practice else ""),
            contact_phone=settings.contact_phone,
            description=settings.description,
            info_url=settings.info_url,
            logo_url=settings.logo_url,
            icon_url=settings.icon_url,
            callback_port=settings.callback_port,
            certificate=settings.certificate.path if settings.certificate is not None else None,
            private_key=settings.private_key.path if settings.private_key is not None else None,
            refresh_days=settings.refresh_days,
            session_minutes=settings.session_minutes,
            profiles=_once(profiles),
            permission_sets=_once(permission_sets),
            flow=flow,
            exact=settings.exact,
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
    if not app.contact_email:
        yield "APP_CONTACT_EMAIL: the org needs a contact e-mail; give it, or --contact-email"
    elif not is_email(app.contact_email):
        yield wrong("contact_email", f"{shown(app.contact_email)} is not an e-mail address")
    for name, url in (("info_url", app.info_url), ("logo_url", app.logo_url), ("icon_url", app.icon_url)):
        if "@" in url.partition("?")[0]:
            yield wrong(name, "the value carries a user name or password, which many can read in an app's definition")
        elif url and not is_web_url(url):
            yield wrong(name, f"{shown(url)} is not a URL that begins with http:// or https:// and a host")
    if app.contact_phone and not is_phone(app.contact_phone):
        yield wrong("contact_phone", f"{shown(app.contact_phone)} is not a phone number")
    for name, problem in _number_problems(app):
        yield wrong(name, problem)
    if app.flow is Flow.JWT and not app.profiles and not app.permission_sets:
        yield (
            "APP_PROFILES, APP_PERMISSION_SETS: nobody would be allowed to log in; give at least one, "
            "or --profile or --permission-set"
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


def _number_problems(app: DesiredApp) -> Iterator[tuple[str, str]]:
    if not 1 <= app.callback_port <= 65535:
        yield "callback_port", f"{app.callback_port} is not a port, 1 to 65535"
    if not 1 <= app.refresh_days <= 90:
        yield "refresh_days", f"{app.refresh_days} days are not between 1 and 90"
    if app.session_minutes not in SESSION_MINUTES:
        choices = ", ".join(map(str, SESSION_MINUTES))
        yield "session_minutes", f"{app.session_minutes} minutes are not a choice of the org: {choices}"
