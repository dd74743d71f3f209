"""Visits every screen that can be reached without writing, and tells which of its declared parts it shows."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from dataclasses import asdict, dataclass
from typing import TypeVar

from playwright.sync_api import Error as PlaywrightError

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
from pages.errors import PageError, PartMissing, ScreenMissing
from pages.values.app_identity import AppIdentity
from pages.values.policies import ADMIN_APPROVED
from pages.values.text import same

from ..context.same_app import identity_of
from ..context.step_context import StepContext
from ..errors import DIFFERS, DONE
from ..jobs.key_pair import PairUse
from ..jobs.session import Task, session
from ..texts.printable import json_line

S = TypeVar("S", bound=Screen)


@dataclass(frozen=True, slots=True)
class Finding:
    """One declared part of one screen. `found` is "label", "id or name", "not here" or "missing".

    "not here" is a part that only some releases or states show. "id or name" works still, and says that a label has
    changed; "missing" would end a run.
    """

    screen: str
    part: str
    label: str
    found: str
    file: str


class Audit:
    """One visit to all screens. It opens forms and saves none."""

    def __init__(self, context: StepContext) -> None:
        self.context = context
        self.findings: list[Finding] = []
        self.not_visited: list[str] = []

    def visit(self) -> None:
        """Goes through the screens in the order of the guide.

        Raises:
            PageError: the org does not let us in, or is not available.
        """
        org, context = self.context.org, self.context
        org.open("/")
        login = self._at(Login, lambda: org.wait_for(Login))
        (login or Login(org)).sign_in(context.username, context.password(), context.code)
        shell = context.setup()
        self._note(type(shell), ())
        manager = context.app_manager()
        self._note(type(manager), ())
        app = identity_of(context) if context.app is not None else manager.some_app()
        self._form()
        if app is None:
            self.not_visited += ["Connected App", "Connected App Detail", "Connected App Edit", "assignments"]
        else:
            self._app(app)
        self._permission_sets()

    def _form(self) -> None:
        manager = self.context.app_manager()
        if manager.offers_new():
            opened = self._at(NewConnectedApp, manager.new)
        else:
            self.context.org.open(ExternalClientAppSettings.path)
            settings = self._at(ExternalClientAppSettings, lambda: self.context.org.wait_for(ExternalClientAppSettings))
            if settings is None or not settings.allow.on:
                self.not_visited.append(NewConnectedApp.title)
                return
            opened = self._at(NewConnectedApp, settings.new)
        if isinstance(opened, AppChooser):
            self._note(AppChooser, ())
            opened = self._at(NewConnectedApp, opened.choose_connected_app)
        if isinstance(opened, NewConnectedApp):
            opened.enable_oauth.tick()
            opened.digital_signatures.tick()
            self._note(NewConnectedApp, ())

    def _app(self, app: AppIdentity) -> None:
        page = self._at(ConnectedAppDetail, lambda: self._page(app))
        refreshes = page is not None and "refresh_token" in page.scope_tokens
        policies = self._at(ConnectedAppPolicies, page.manage if page is not None else lambda: self._policies(app))
        if policies is None:
            return
        approved = same(policies.permitted_users.text or "", ADMIN_APPROVED)
        lists = ("profiles", "manage_profiles", "permission_sets", "manage_permission_sets")
        self._note(ConnectedAppPolicies, lists if approved else ())
        if self._at(EditPolicies, policies.change):
            self._note(EditPolicies, ("expire_refresh_token",) if refreshes else ())
        if not approved:
            self.not_visited += [ManageProfiles.title, ManagePermissionSets.title]
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

    def _at(self, screen: type[Screen], go: Callable[[], S]) -> S | None:
        """Goes to a screen and looks at its parts; a part that keeps us from arriving is what an audit is for."""
        try:
            here = go()
        except (PartMissing, ScreenMissing):
            self._note(screen, ())
            return None
        self._note(type(here), ())
        return here

    def _note(self, screen: type[Screen], expected: Collection[str]) -> None:
        """Looks at all parts; what was seen before of the same screen is replaced, since more may show by now."""
        self.findings = [finding for finding in self.findings if finding.screen != screen.title]
        self.findings += _look(screen(self.context.org), expected)


def _look(here: Screen, expected: Collection[str]) -> Iterator[Finding]:
    file = type(here).__module__.replace(".", "/") + ".py"
    for name in here.parts():
        part = here.part(name)
        found = part.found_by() or ("not here" if part.variant and name not in expected else "missing")
        yield Finding(here.title, name, part.label, found, file)


def audit(task: Task) -> int:
    """Visits and prints; returns 0 when nothing is missing, 2 when something is.

    Raises:
        AutomationError: it cannot start: settings, browser.
        PageError, PlaywrightError: it ended early.
    """
    with session(task, PairUse.NONE, named=True) as ready, ready.context() as context:
        visit = Audit(context)
        try:
            visit.visit()
        except (PageError, PlaywrightError):
            ready.console.say("\nthe audit ended early")
            raise
        org = ready.login.url
    missing = [finding for finding in visit.findings if finding.found == "missing"]
    if task.as_json:
        facts = {
            "command": "audit",
            "exit_code": DIFFERS if missing else DONE,
            "org": org,
            "missing": len(missing),
            "parts": [asdict(finding) for finding in visit.findings],
            "not_visited": visit.not_visited,
        }
        task.streams.out.write(json_line(task.redactor.redact_data(facts)) + "\n")
    else:
        task.streams.out.write("\n".join(_table(visit)) + "\n")
    return DIFFERS if missing else DONE


def _table(visit: Audit) -> Iterator[str]:
    screen = ""
    for finding in visit.findings:
        if finding.screen != screen:
            screen = finding.screen
            yield f"{screen}  ({finding.file})"
        yield f"  {finding.label:<40} {'shown' if finding.found == 'label' else finding.found}"
    for name in visit.not_visited:
        yield f"{name}: not visited"
