"""The panel is out of the page's reach: its scripts neither see, press nor remove it, and no overlay hides it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ..actor import Actor
from ..person import Person
from ..show import Show, reach

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_locators_do_not_see_it(start: Start) -> None:
    """Role, text and CSS locators of Playwright find nothing of the panel, so that no look can mistake it for Setup."""
    _, actor, _ = start()
    actor.until(lambda: actor.button("Do it for me"), "no panel")
    assert actor.page.get_by_role("button", name="Do it for me").count() == 0
    assert actor.page.get_by_text("Do all remaining steps").count() == 0
    assert actor.page.locator(".panel").count() == 0


def test_page_cannot_press_it(start: Start) -> None:
    """The page's scripts find no way in: no root, no function of ours, and no event of theirs presses a button."""
    _, actor, _ = start()
    before = set(actor.page.evaluate("() => Object.getOwnPropertyNames(window)"))
    assert actor.page.evaluate("() => document.querySelector('setupwalk-guide').shadowRoot") is None
    assert not any(name.startswith("guide") or name.startswith("send") for name in before)
    assert actor.page.evaluate("() => typeof guide") == "undefined"
    x, y = actor.centre("Do it for me")
    actor.page.evaluate(
        """([x, y]) => document.elementFromPoint(x, y).dispatchEvent(
          new MouseEvent('click', {bubbles: true, composed: true}))""",
        [x, y],
    )
    actor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => setTimeout(done)))")
    assert "Who does this step?" in actor.words()


def test_page_cannot_remove_it(start: Start) -> None:
    """A page that rewrites itself does not lose it."""
    _, actor, _ = start()
    actor.page.evaluate("() => document.querySelector('setupwalk-guide').remove()")
    actor.reads("Step 1 of 17")
    assert actor.page.locator("setupwalk-guide").count() == 1


def test_under_a_strict_policy(start: Start) -> None:
    """Lightning's pages forbid inline scripts and styles: the panel is there, and has its looks."""
    _, actor, _ = start()
    actor.press("Do it for me")
    actor.reads("Step 2 of 17")
    policy = "fetch(location.href).then(answer => answer.headers.get('content-security-policy'))"
    assert "'unsafe-inline'" not in actor.page.evaluate(policy)
    left, _, right, _ = actor.box()
    assert 300 < right - left < 420


def test_popups_and_banners(start: Start) -> None:
    """A stray modal, a banner and an overlay come in the way: the robot clears them, and the panel stays in reach."""
    from fixtures.practice_org import PracticeOrg

    faults = ("stray-modal", "system-banner", "sorry-to-interrupt", "walkthrough")
    with PracticeOrg(faults=faults) as org:
        show, actor, _ = start(org=org)
        for number in (1, 2, 3, 4):
            reach(actor, number)
            actor.press("Do it for me")
        reach(actor, 5)
        actor.press("Do all remaining steps")
        actor.reads("Walked App is ready", 90)
        actor.press("Close")
        assert show.end().code == 0
