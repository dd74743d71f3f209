"""The living shell: it asks for news all the time, folds its tree away, and keeps to a strict policy."""

from __future__ import annotations

import time

import httpx
import pytest
from playwright.sync_api import ConsoleMessage, Page, expect

from fixtures.practice_org import EDITIONS, PracticeOrg
from fixtures.practice_org.shell.shell import POLL

from ..lightning import frame, quick_find, signed_in
from ..site import Site

APP_MANAGER = "/lightning/setup/NavigationMenus/home"


def test_never_idle(page: Page, practice: PracticeOrg) -> None:
    """One request for news follows the other as long as the page is open, and none changes anything."""
    signed_in(page, practice)
    page.get_by_placeholder("Quick Find").wait_for()
    for _ in range(2):
        with page.expect_response(lambda answer: POLL in answer.url, timeout=5000) as news:
            pass
        assert news.value.status == 200
    assert practice.org.log.writes == []


def test_polling_can_be_left_out(page: Page) -> None:
    """Without polling the page settles."""
    with PracticeOrg(polling=False) as practice:
        signed_in(page, practice, APP_MANAGER)
        page.locator("tbody tr").first.wait_for()
        assert POLL not in practice.org.log.counts()


def test_news_need_a_session() -> None:
    """Without a session there are no news, so the asking ends."""
    assert Site(username="").http.post(POLL).status_code == 401


def test_waiting_answers_end_with_the_server() -> None:
    """An answer that waits for news does not keep the server from stopping."""
    practice = PracticeOrg()
    practice.start()
    user = practice.org.state.users[0]
    with httpx.Client(base_url=practice.url, cookies={"sid": practice.org.sign_in(user)}) as client:
        assert client.post(POLL).json() == {}
        begin = time.monotonic()
        practice.stop()
    assert time.monotonic() - begin < 5


def test_tree_folds_away_in_a_small_window(page: Page, practice: PracticeOrg) -> None:
    """Below 1000 pixels the tree is hidden until its button is pressed."""
    page.set_viewport_size({"width": 1000, "height": 700})
    signed_in(page, practice)
    find = page.get_by_placeholder("Quick Find")
    expect(page.locator(".breadcrumbDetail")).to_have_text("Home")
    expect(find).to_be_hidden()
    page.locator(".treeToggle").click()
    expect(find).to_be_visible()
    page.set_viewport_size({"width": 1001, "height": 700})
    expect(page.locator(".treeToggle")).to_be_hidden()
    expect(find).to_be_visible()


def test_tree_folded_by_a_fault(page: Page, practice: PracticeOrg) -> None:
    """The tree can be folded away in a large window, too."""
    practice.faults.arm("tree-collapsed")
    signed_in(page, practice)
    expect(page.locator(".treeToggle")).to_be_visible()
    expect(page.get_by_placeholder("Quick Find")).to_be_hidden()


@pytest.mark.parametrize("edition", EDITIONS)
def test_own_pages_keep_to_the_policy(page: Page, edition: str) -> None:
    """No script, style or link of the shell breaks its own policy, whatever it shows."""
    complaints: list[str] = []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error":
            complaints.append(message.text)

    page.on("console", note)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    with PracticeOrg(edition=edition) as practice:
        for name in ("stray-modal", "walkthrough", "system-banner"):
            practice.faults.arm(name)
        signed_in(page, practice)
        page.get_by_role("button", name="Dismiss").click()
        page.locator(".slds-modal__close").click()
        page.locator('div[title="Apps"] > a').click()
        quick_find(page).fill("App Manager")
        page.locator('div[title="App Manager"] a').click()
        page.locator("thead").get_by_text("App Type").click()
        page.locator("tr", has=page.get_by_text("Warehouse_Sync")).get_by_role("button").click()
        page.get_by_role("menuitem", name="Manage").click()
        frame(page).locator("input[name=edit]").click()
        frame(page).locator("#userpolicy").wait_for()
        page.goto(f"{practice.url}/lightning/setup/ExternalClientApplicationSettings/home")
        expect(page.locator(".breadcrumbDetail")).not_to_have_text("")
        page.locator(".setupGear .menuTriggerLink").click()
    assert complaints == []


def test_policy_is_strict() -> None:
    """Lightning's pages allow scripts and styles from the org's own files only; they have none inline."""
    answer = Site().get(APP_MANAGER)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "style=" not in answer.text
    assert " on" + "click=" not in answer.text
