"""Where to log in, as whom and with which password, by the settings; without an org the practice org is served."""

from __future__ import annotations

import functools
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from pages.values.secret import Secret

from ..errors import SettingsError
from ..settings.advised_commands import advised
from ..settings.loader import Settings
from .practice_org import practice_org


@dataclass(frozen=True, slots=True)
class Login:
    """Where to log in, and as whom."""

    url: str
    username: str
    password: Callable[[], Secret]
    told: str = ""
    """The password of the practice org of this run, which opens nothing else; empty for every other one."""


def need_credentials(settings: Settings) -> None:
    """Looks whether somebody could log in.

    Raises:
        SettingsError: user name or password are not set, and no other way is.
    """
    sign_in = settings.sign_in
    if sign_in.target_org or sign_in.has("frontdoor_url") or sign_in.has("access_token"):
        return
    missing = [] if settings.username else ["SF_USERNAME"]
    missing += [] if settings.given_password else ["SF_PASSWORD"]
    if missing:
        raise SettingsError(
            f"{' and '.join(missing)} not set, and {settings.login_url} asks for a login",
            hint=f"set them in the environment or .env, or log in once by hand: {advised('login')}; or name an "
            "org of the Salesforce CLI with --target-org; without SF_LOGIN_URL the practice org is walked",
        )


@contextmanager
def login_for(settings: Settings, *, needs_password: bool = True) -> Iterator[Login]:
    """The login that the settings mean; the practice org is served for as long as the `with` lasts.

    A password's file is read now, before a browser opens, and its command runs when the password is asked for: each
    once, since a pipe gives it once, and a command may ask a person.

    Raises:
        SettingsError: the password's file gives none, and one is needed.
    """
    password = functools.cache(settings.password)
    if needs_password and settings.password_file is not None:
        password()
    if settings.practice:
        with practice_org(ui=settings.ui) as org:
            own = settings.given_password or settings.username
            told = "" if own else org.password.reveal()
            yield Login(org.url, settings.username or org.username, lambda: password() or org.password, told)
        return
    yield Login(settings.login_url, settings.username, lambda: password() or Secret(""))
