"""Real keys, as the window system brings them: they reach the panel from wherever the keyboard is in the window."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from playwright.sync_api import Playwright

from automation.browser.find import find_browser, launch_options
from automation.guided.page.panel import Panel
from fixtures.practice_org import PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show, robot_up_to
from .sample import facts

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


@pytest.fixture
def xdotool(screen: dict[str, str]) -> Callable[..., str]:
    """Sends keys to the display; without the program the tests are skipped, and fail in CI."""
    program = shutil.which("xdotool")
    if program is None or not screen:
        assert not os.environ.get("CI"), "the tests with real keys need xdotool; apt-get install xdotool"
        pytest.skip("the tests with real keys need an X display and xdotool")

    def send(*words: str) -> str:
        env = os.environ | screen
        return subprocess.run([program, *words], env=env, check=True, capture_output=True, text=True, timeout=60).stdout

    return send


def test_b12_heard_at_start(start: Start, xdotool: Callable[..., str]) -> None:
    """While the first page is loading the keyboard is in the address bar; once the panel is there, the page has it."""
    with PracticeOrg(faults=("slow:seconds=5,times=1",)) as org, ThreadPoolExecutor(1) as meanwhile:
        into_the_bar = meanwhile.submit(_into_the_address_bar, xdotool)
        _, actor, _ = start(org=org, card=True, window=True)
        into_the_bar.result()
        actor.until(lambda: actor.button("Start"), "no panel")
        xdotool("key", "alt+shift+g")
        actor.until(lambda: actor.focused() == "Start", "the keys are not heard at the start")


def test_b12_and_back(start: Start, xdotool: Callable[..., str]) -> None:
    """The keys lead back to the field where the person was, also when they came to the panel by mouse, and into a frame
    too; and where nothing had the keyboard they lead out of the panel all the same."""
    show, actor, person = start(window=True)
    actor.page.locator("#username").click()
    actor.press("Collapse this panel")
    actor.press("Open this panel")
    xdotool("key", "alt+shift+g")
    actor.until(lambda: not actor.focused(), "the keys do not lead out")
    xdotool("type", "somebody")
    actor.until(lambda: actor.page.locator("#username").input_value() == "somebody", "what is typed goes elsewhere")
    robot_up_to(show, 4)
    person.form.get_by_label("Contact Email").click()
    actor.press("I'll do it")
    actor.reads("Your turn")
    xdotool("key", "alt+shift+g")
    xdotool("type", "me@here.example")
    field = person.form.get_by_label("Contact Email")
    actor.until(lambda: field.input_value() == "me@here.example", "what is typed goes elsewhere")


def test_b12_in_a_frame_of_another_site(playwright: Playwright, screen: dict[str, str]) -> None:
    """Setup's classic pages come from another site than the page around them, and a window's browser keeps such a frame
    apart: the keys are heard in it all the same, and lead back to its field; also in a tab that was there before."""
    found = find_browser({**os.environ, **screen}, headless=False)
    pages = {"https://outer.example/": '<iframe src="https://inner.test/"></iframe>', "https://inner.test/": "<input>"}
    with closing(playwright.chromium.launch(**launch_options(found, headless=True))) as browser:
        for early in (True, False):
            page = browser.new_page()
            page.route("**/*", lambda route: route.fulfill(body=pages[route.request.url], content_type="text/html"))
            page.goto("about:blank" if early else "https://outer.example/")
            panel = Panel(page, lambda _: None)
            if early:
                page.goto("https://outer.example/")
            panel.show(facts())
            actor = Actor(page)
            field = page.frame_locator("iframe").locator("input")
            field.click()
            page.keyboard.press("Alt+Shift+KeyG")
            actor.until(lambda: actor.focused() == "Do it for me", "the keys are not heard in the frame")  # noqa: B023
            page.keyboard.press("Alt+Shift+KeyG")
            actor.until(lambda: not actor.focused(), "the keys do not lead out")  # noqa: B023
            page.keyboard.type("here")
            actor.until(lambda: field.input_value() == "here", "what is typed goes elsewhere")  # noqa: B023


def _into_the_address_bar(xdotool: Callable[..., str]) -> None:
    xdotool("search", "--sync", "--onlyvisible", "--class", "chrom")
    for _ in range(3):
        xdotool("key", "--delay", "200", "ctrl+l")
