"""An org that answers with the page of another app: nothing of that app is changed, and its key is nobody's."""

from __future__ import annotations

import copy
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, Route

from automation.engine.step import Flow, Status
from automation.keys.pair import KeyPair
from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.state.model import ConnectedApp

from .walking import walk, wanted_app


def leads(page: Page, pattern: str, other: ConnectedApp) -> None:
    """From now on addresses like these lead to the same page of the other app."""

    def answer(route: Route) -> None:
        parts = urlsplit(route.request.url)
        query = parse_qs(parts.query)
        if route.request.method != "GET" or query.get("applicationId") == [other.application_id]:
            route.continue_()
            return
        asked = {name: values[0] for name, values in query.items()} | {"applicationId": other.application_id}
        if "id" in asked:
            asked["id"] = other.consumer_id
        there = parts._replace(query="&".join(f"{name}={value}" for name, value in asked.items()))
        route.fulfill(status=302, headers={"Location": there.geturl()})

    page.route(re.compile(pattern), answer)


@pytest.mark.parametrize(
    ("pattern", "step"),
    [
        ("ForceConnectedApplicationPage/e", 12),
        ("ForceConnectedApplicationPermSetPage", 17),
        ("ForceConnectedApplicationProfilePage", 17),
        ("forceAppDetail", 10),
    ],
)
def test_led_to_another_app(page: Page, practice: PracticeOrg, pair: KeyPair, pattern: str, step: int) -> None:
    """The step that is led there fails and says so; the other app is as it was, and its key is not taken for ours."""
    other = practice.org.state.connected_apps[0]
    before = copy.deepcopy(other)
    leads(page, pattern, other)
    trip = walk(page, practice, wanted_app(Flow.JWT, pair))
    failed = [number for number, status in trip.statuses.items() if status is Status.FAILED]
    assert failed, trip.statuses
    assert failed[0] == step
    assert practice.org.state.connected_apps[0] == before
    assert trip.context.consumer_key != other.consumer_key
