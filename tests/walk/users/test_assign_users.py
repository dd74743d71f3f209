"""Step 18, Assign users: the user who logs in is given what pre-authorizes them, and nobody else is."""

from __future__ import annotations

from dataclasses import replace

import pytest
from playwright.sync_api import Page

from automation.app.desired import DesiredApp
from automation.context.step_context import StepContext
from automation.engine.executor import Robot
from automation.engine.runner import Runner
from automation.engine.step import Light, Result, Status
from automation.errors import SettingsError
from automation.scenario.assign_users.chapter import NUMBER, assign_users
from automation.scenario.connected_app import scenario
from automation.settings.types import Ui
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, INTEGRATION, PASSWORD, Dialect, PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp, PermittedUsers, User
from pages import Org, PermissionSets, Secret
from pages.components.sight import Sight

from ..walking import IMPATIENT, wanted_app
from .permission_sets import RUNNER

TWIN = "other.robot@practice.example"


def user_of(practice: PracticeOrg, username: str) -> User:
    """A user of the org."""
    user = practice.org.user(username)
    assert user is not None
    return user


def approved(practice: PracticeOrg, *sets: str, profiles: tuple[str, ...] = ()) -> ConnectedApp:
    """An app of the org, admin approved, with these permission sets and profiles; one more user has the name of the
    user who logs in."""
    state = practice.org.state
    app = state.connected_apps[-1]
    app.permitted_users, app.scopes = PermittedUsers.ADMIN_APPROVED, ["api", "web", "refresh_token"]
    app.permission_sets = [made.id for label in sets for made in state.permission_sets if made.label == label]
    app.profiles = [profile.id for profile in state.profiles if profile.name in profiles]
    robot = user_of(practice, INTEGRATION)
    state.users.insert(0, replace(robot, id="005zz0000000009AAA", username=TWIN, permission_sets=[]))
    return app


def assigned(
    page: Page, practice: PracticeOrg, app: ConnectedApp, username: str = INTEGRATION, ui: Ui = Ui.LIGHTNING
) -> tuple[list[Result], list[str]]:
    """Signs in and takes step 18; the results, and what was said."""
    notes: list[str] = []
    wanted, context = context_of(page, practice, app, ui, notes)
    chapters = (scenario(wanted)[0], assign_users(wanted, username))
    return Runner(wanted.flow, Robot()).take(chapters, context), notes


def context_of(
    page: Page, practice: PracticeOrg, app: ConnectedApp, ui: Ui = Ui.LIGHTNING, notes: list[str] | None = None
) -> tuple[DesiredApp, StepContext]:
    """What is wanted of that app, and what a walk works on."""
    wanted = wanted_app(name=app.name, api_name=app.api_name, permission_sets=(RUNNER,), profiles=())
    context = StepContext(
        Org(page, practice.url, patience=IMPATIENT),
        wanted,
        ADMIN,
        lambda: Secret(PASSWORD),
        CallbackPort(wanted.callback_port, asked=False, project=None),
        ui=ui,
        say=(notes if notes is not None else []).append,
    )
    return wanted, context


def held(practice: PracticeOrg, username: str) -> list[str]:
    """The labels of the permission sets that a user has."""
    user = user_of(practice, username)
    return [made.label for made in practice.org.state.permission_sets if made.id in user.permission_sets]


@pytest.mark.parametrize("ui", [Ui.LIGHTNING, Ui.CLASSIC])
@pytest.mark.parametrize(
    "dialect", ["", "assignment_pages=assigned-users,assignment_end=list,label=list,button=role,shown=list"]
)
@pytest.mark.parametrize("api", [True, False])
def test_the_user_is_assigned_once(page: Page, dialect: str, ui: Ui, api: bool) -> None:
    """The user gets the app's permission set, another user of the same name does not, and a second run finds it so:
    with the org's API and without it, in both interfaces."""
    with PracticeOrg(dialect=Dialect.parse(dialect), polling=False) as practice:
        practice.org.api_enabled = api
        app = approved(practice, "Sandbox Keeper", RUNNER)
        results, notes = assigned(page, practice, app, ui=ui)
        assert [result.status for result in results] == [Status.DONE] * 3, results[-1]
        assert results[-1].number == NUMBER
        assert notes[-1] == f'assigned the permission set "{RUNNER}" to {INTEGRATION}'
        assert held(practice, INTEGRATION) == [RUNNER]
        assert held(practice, TWIN) == held(practice, ADMIN) == []
        writes = len(practice.org.log.writes)
        results, _ = assigned(page, practice, app, ui=ui)
        assert results[-1].status is Status.ALREADY
        assert len(practice.org.log.writes) == writes


def test_a_profile_lets_the_user_in(page: Page) -> None:
    """Where a pre-authorized profile lets the user in, nothing is assigned."""
    with PracticeOrg(polling=False) as practice:
        app = approved(practice, RUNNER, profiles=("Integration User",))
        results, _ = assigned(page, practice, app)
        assert results[-1].status is Status.ALREADY
        assert held(practice, INTEGRATION) == []


def test_another_of_the_apps_sets_lets_the_user_in(page: Page) -> None:
    """Any permission set of the app serves; the wanted one is not assigned on top."""
    with PracticeOrg(polling=False) as practice:
        app = approved(practice, "Sandbox Keeper", RUNNER)
        user_of(practice, INTEGRATION).permission_sets = [app.permission_sets[0]]
        results, _ = assigned(page, practice, app)
        assert results[-1].status is Status.ALREADY
        assert held(practice, INTEGRATION) == ["Sandbox Keeper"]


@pytest.mark.parametrize(
    ("username", "sets", "says"),
    [
        ("nobody@practice.example", (RUNNER,), "there is no user nobody@practice.example; nothing was assigned"),
        ("o'brien@practice.example", (RUNNER,), "there is no user o'brien@practice.example"),
        (INTEGRATION, (), "no permission set is pre-authorized for Warehouse Sync"),
    ],
)
def test_what_cannot_be_assigned_is_told(page: Page, username: str, sets: tuple[str, ...], says: str) -> None:
    """A user whom the org has not, and an app without a permission set, end the step before anything is touched."""
    with PracticeOrg(polling=False) as practice:
        app = approved(practice, *sets)
        results, _ = assigned(page, practice, app, username)
        assert results[-1].status is Status.FAILED
        assert isinstance(results[-1].error, SettingsError)
        assert says in str(results[-1].error)
        assert held(practice, INTEGRATION) == []


@pytest.mark.parametrize(
    "dialect",
    ["", "assignment_pages=assigned-users,assignment_end=list", "permission_set_list=lightning,frame_swap=each-page"],
)
def test_whoever_follows_the_lights_assigns_the_user(page: Page, dialect: str) -> None:
    """From the list of permission sets on, the one thing that is lit for now is pressed, again and again, until nothing
    differs any more: then the user has the set, and another one of the same name has not."""
    with PracticeOrg(dialect=Dialect.parse(dialect), polling=False) as practice:
        app = approved(practice, RUNNER)
        wanted, context = context_of(page, practice, app)
        (step,) = (chapter := assign_users(wanted, INTEGRATION)).steps
        assert Runner(wanted.flow, Robot()).take(scenario(wanted)[:1], context)[-1].status is Status.DONE
        assert chapter.read_back is not None
        chapter.read_back(context)
        context.org.open("/lightning/setup/PermSets/home")
        context.org.wait_for(PermissionSets)
        pressed: list[str] = []

        def followed() -> bool:
            context.org.touched()
            if not tuple(step.differences(context)):
                return True
            assert step.where is not None
            now = next((spot.part for spot in step.where(context) if spot.light is Light.NOW), None)
            if isinstance(now, Sight) and now.name not in pressed[-1:]:
                pressed.append(now.name)
                now.element.click()
            return False

        context.org.until(followed, patience=40)
        assert held(practice, INTEGRATION) == [RUNNER], pressed
        assert held(practice, TWIN) == []
        assert pressed[:2] == [RUNNER, "Manage Assignments"]
        assert INTEGRATION in pressed
