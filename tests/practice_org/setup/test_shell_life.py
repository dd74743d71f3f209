"""The living shell: it asks for news all the time, folds its tree away, and keeps to a strict policy."""

from __future__ import annotations

import time

import httpx
from playwright.sync_api import Page, expect

from fixtures.practice_org import PracticeOrg
from fixtures.practice_org.shell.shell import POLL

from ..lightning import signed_in
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


def test_policy_is_strict() -> None:
    """Lightning's pages allow scripts and styles from the org's own files only; they have none inline."""
    answer = Site().get(APP_MANAGER)
    policy = answer.headers["content-security-policy"]
    assert "script-src 'self';" in policy
    assert "style-src 'self';" in policy
    assert "unsafe" not in policy
    assert "style=" not in answer.text
    assert " on" + "click=" not in answer.text
