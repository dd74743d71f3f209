"""What the nightly tests stand on: the wanted app with every value given, a reading of an org, and names in an org."""

from __future__ import annotations

from playwright.sync_api import Page

from automation.app.desired import DesiredApp
from automation.context.step_context import StepContext
from automation.engine.executor import Robot
from automation.engine.reader import Reader
from automation.engine.step import Flow, Result
from automation.keys.pair import KeyPair
from automation.scenario.connected_app import scenario
from automation.sfdx.callback_port import CallbackPort
from fixtures.practice_org import ADMIN, PASSWORD, PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp as ObservedApp
from pages import Org, Secret
from tests.walk.walking import IMPATIENT, wanted_app


def night_app(flow: Flow, pair: KeyPair | None, **changes: object) -> DesiredApp:
    """An app of which every value is wanted."""
    more: dict[str, object] = {
        "contact_phone": "+1 555 0100",
        "description": "Made by night",
        "info_url": "https://practice.example/info",
        "logo_url": "https://practice.example/logo.png",
        "icon_url": "https://practice.example/icon.png",
        "start_url": "https://practice.example/start",
        "mobile_start_url": "https://practice.example/mobile",
    }
    return wanted_app(flow, pair if flow is Flow.JWT else None, **(more | changes))


def work_in(
    page: Page, practice: PracticeOrg, wanted: DesiredApp, *, password: str = PASSWORD, pair: KeyPair | None = None
) -> StepContext:
    """What a walk works on, by the practice org's administrator."""
    return StepContext(
        Org(page, practice.url, patience=IMPATIENT),
        wanted,
        ADMIN,
        lambda: Secret(password),
        CallbackPort(wanted.callback_port, asked=False, project=None),
        pair=pair,
        ours=lambda *_: True,
    )


def read(page: Page, practice: PracticeOrg, wanted: DesiredApp, pair: KeyPair | None = None) -> list[Result]:
    """What a plan finds."""
    context = work_in(page, practice, wanted, pair=pair)
    return Reader(wanted.flow, Robot()).take(scenario(wanted), context)


def differing(results: list[Result]) -> dict[int, set[str]]:
    """The labels of what differs, by step."""
    return {
        result.number: {difference.what for difference in result.differences}
        for result in results
        if result.differences
    }


def app_in(practice: PracticeOrg, name: str = "Walked App") -> ObservedApp:
    """The app as the practice org keeps it."""
    app = practice.org.app_by_name(name)
    assert app is not None
    return app
