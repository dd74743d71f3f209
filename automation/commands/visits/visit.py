"""Visits every screen that can be reached without writing, in the order of the guide. It opens forms and saves none."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pages import (
    AppChooser,
    ConnectedAppDetail,
    ConnectedAppPolicies,
    EditPolicies,
    ExternalClientAppSettings,
    Login,
    ManagePermissionSets,
    ManageProfiles,
    NewConnectedApp,
    NewPermissionSet,
    PermissionSets,
    Screen,
)
from pages.errors import PageError, PartMissing, ScreenMissing, SessionEnded, Unavailable
from pages.screens.sign_in.login import LOGIN_FORMS
from pages.values.app_identity import AppIdentity
from pages.values.text import same

from ...context.step_context import StepContext
from ...scenario.sign_in import PasswordForm, know_the_org, log_in

_FORM = NewConnectedApp.title
_LISTS = (ManageProfiles.title, ManagePermissionSets.title)
_PAGES = (ConnectedAppDetail.title, ConnectedAppPolicies.title, EditPolicies.title, *_LISTS)
S = TypeVar("S", bound=Screen)


class Look(Protocol):
    """What is done at each screen. `expected` are its variant parts that must show here, `arrived` is whether the
    screen was recognised; where it was not, something else may be there."""

    def __call__(self, screen: type[Screen], expected: Collection[str] = (), *, arrived: bool = True) -> None: ...


@dataclass(frozen=True, slots=True)
class Missed:
    """What was not visited, and why; `org_says` where the reason has words of the org."""

    name: str
    why: str
    org_says: bool = False

    def __str__(self) -> str:
        return f"{self.name}: {self.why}"


class Visit:
    """One visit to all screens; the app's are those of the wanted app where it exists, else of any.

    Where it `goes_on`, a page that nobody knows ends its part of the visit alone.
    """

    def __init__(self, context: StepContext, look: Look, *, goes_on: bool = False) -> None:
        self.context = context
        self.not_visited: list[Missed] = []
        self._look = look
        self._goes_on = goes_on

    def visit(self) -> None:
        """Goes through the screens.

        Raises:
            PageError: the org does not let us in, or is not available.
            AutomationError: this is not the org or the user that the command is for.
        """
        org, context = self.context.org, self.context
        if context.ways and not isinstance(context.ways[0], PasswordForm):
            log_in(context)
            self._missed(f"{context.ways[0].name} leads past it", Login.title)
        else:
            org.open("/")
            form = self._at(Login, lambda: org.wait_for(*LOGIN_FORMS))
            (form or Login(org)).sign_in(context.username, context.password(), context.code)
            context.typed = context.username
        know_the_org(context)
        self._part("Setup", self._setup)
        self._part("the form of a new connected app", self._form)
        self._part("the app's pages", self._app)
        self._part("permission sets", self._permission_sets)

    def _part(self, name: str, go: Callable[[], None]) -> None:
        try:
            go()
        except (Unavailable, SessionEnded):
            raise
        except PageError as error:
            if not self._goes_on:
                raise
            self.not_visited.append(Missed(name, str(error), org_says=True))
            self._look(Screen, arrived=False)

    def _setup(self) -> None:
        shell = self.context.setup()
        self._look(type(shell))
        self._look(type(self.context.app_manager()))

    def _form(self) -> None:
        manager = self.context.app_manager()
        if manager.offers_new():
            opened = self._at(NewConnectedApp, manager.new)
        else:
            self.context.org.open(ExternalClientAppSettings.path)
            settings = self._at(ExternalClientAppSettings, lambda: self.context.org.wait_for(ExternalClientAppSettings))
            if settings is None or not settings.allow.on:
                why = "is not known" if settings is None else "says that creation is off"
                self._missed(f"App Manager does not offer it, and {ExternalClientAppSettings.title} {why}", _FORM)
                return
            opened = self._at(NewConnectedApp, settings.new)
        if isinstance(opened, AppChooser):
            self._look(AppChooser)
            opened = self._at(NewConnectedApp, opened.choose_connected_app)
        if isinstance(opened, NewConnectedApp):
            opened.enable_oauth.tick()
            opened.digital_signatures.tick()
            self._look(NewConnectedApp)

    def _app(self) -> None:
        manager, wanted = self.context.app_manager(), self.context.wanted
        there = any(same(name, wanted.name) for name in manager.names())
        app = AppIdentity(wanted.name, wanted.api_name) if there else manager.some_app()
        if app is None:
            self._missed("the org has no connected app to look at", *_PAGES)
        else:
            self._pages_of(app)

    def _pages_of(self, app: AppIdentity) -> None:
        page = self._at(ConnectedAppDetail, lambda: self._page(app))
        refreshes = page is not None and "refresh_token" in page.scope_tokens
        policies = self._at(ConnectedAppPolicies, page.manage if page is not None else lambda: self._policies(app))
        if policies is None:
            return
        approved = policies.only_approved
        lists = ("profiles", "manage_profiles", "permission_sets", "manage_permission_sets")
        self._look(ConnectedAppPolicies, lists if approved else ())
        if self._at(EditPolicies, policies.change):
            self._look(EditPolicies, ("expire_refresh_token",) if refreshes else ())
        if not approved:
            self._missed("the app that was looked at is open to all users, and shows no such list", *_LISTS)
            return
        self._at(ManageProfiles, lambda: self._policies(app).manage_profiles.press(ManageProfiles))
        self._at(ManagePermissionSets, lambda: self._policies(app).manage_permission_sets.press(ManagePermissionSets))

    def _page(self, app: AppIdentity) -> ConnectedAppDetail:
        page = self.context.app_manager().open_app(app)
        if page is None:
            raise self.context.app_manager().lacks(app.name)
        return page

    def _policies(self, app: AppIdentity) -> ConnectedAppPolicies:
        return self.context.app_manager().open_policies(app)

    def _permission_sets(self) -> None:
        sets = self._at(PermissionSets, lambda: self.context.setup().permission_sets())
        if sets is not None:
            self._at(NewPermissionSet, lambda: sets.new_button.press(NewPermissionSet))

    def _missed(self, why: str, *names: str) -> None:
        self.not_visited += [Missed(name, why) for name in names]

    def _at(self, screen: type[Screen], go: Callable[[], S]) -> S | None:
        """Goes to a screen and looks at it; a part that keeps us from arriving is what a visit is for."""
        try:
            here = go()
        except (PartMissing, ScreenMissing):
            self._look(screen, arrived=False)
            return None
        self._look(type(here))
        return here
