"""Steps 1 and 2: the login and what may come after it, and the way to App Manager."""

from __future__ import annotations

from collections.abc import Iterable

from pages import ClassicSetup, LightningSetup, Screen
from pages.components import Touch
from pages.interruptions.identity import (
    ChangePassword,
    Maintenance,
    RegisterPhone,
    VerifyIdentity,
    at_interstitial,
)
from pages.interruptions.passkeys import CreatePasskey, VerifyByPasskey
from pages.screens.setup import into_setup
from pages.screens.sign_in.login import LoginPassword, login_form
from pages.screens.sign_in.login_form import LoginForm

from ...context.step_context import StepContext
from .spots import of


def log_in(context: StepContext) -> Iterable[Touch]:
    """Step 1. Of what is typed it is asked whether there is anything, and no more; a page that credentials are
    not for is not lit."""
    page = at_interstitial(context.org) or login_form(context.org) or context.org.current(LoginPassword)
    return _hands(page) if page is not None and not _foreign(context, page) else []


def _hands(page: Screen) -> list[Touch]:
    match page:
        case VerifyIdentity():
            return of((page.code, page.code.filled), (page.verify, False))
        case VerifyByPasskey(log_in=only) | CreatePasskey(create=only) | Maintenance(got_it=only):
            return of((only, False))
        case RegisterPhone():
            return of((page.decline, False))
        case ChangePassword():
            return of((page.new, bool(page.new.read(_FILLED))), (page.again, bool(page.again.read(_FILLED))))
        case LoginForm():
            return page.touches()
    return []


_FILLED = "e => e.value.length > 0"


def _foreign(context: StepContext, page: Screen) -> bool:
    code = isinstance(page, VerifyIdentity | VerifyByPasskey | CreatePasskey)
    return bool(context.org.hosts.credentials.objection(page.surface.url, code=code))


def find_app_manager(context: StepContext) -> Iterable[Touch]:
    """Step 2."""
    shell = setup(context)
    return shell.to_app_manager() if shell is not None else into_setup(context.org)


def setup(context: StepContext) -> LightningSetup | ClassicSetup | None:
    """A check: Setup's shell, if it is here."""
    return context.org.current(LightningSetup) or context.org.current(ClassicSetup)
