"""The terminal as the only way: somebody who never looks at the window does everything from the keyboard."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest

from fixtures.practice_org import Dialect, PracticeOrg

from ..actor import Actor
from ..person import Person
from ..show import Show, by

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_everything_by_terminal(start: Start, tmp_path: Path) -> None:
    """From the welcome card to the end: it tells the step, why, what can go wrong, the values and what to do, and takes
    every command; what is no command, or lacks something, is answered in words."""
    show, _, _ = start(card=True)
    for words in ("Before we start", "What is never touched", "d Start"):
        assert words in show.err
    show.type("d")
    show.says(r"Who does this step\?  d Do it for me")
    for words in (
        "Step 1 of 17",
        "Why: Only an administrator",
        "What can go wrong:",
        "What to do: You are not logged in",
    ):
        assert words in show.err
    show.type("dance")
    show.says("'dance' is no command")
    show.type("s our policy is another")
    show.says("This step can't be skipped")
    show.type("g")
    show.says("Which step")
    show.type("do")
    show.says("Step 2 of 17")
    show.says("Quick Find: App Manager")
    show.type("?")
    show.says("What can go wrong: External Client App Manager")
    show.says(r" 1 .*: done by setupwalk")
    show.says("g NUMBER  Go to this step")
    show.type("d")
    show.says("What will change")
    show.type("d")
    show.says("Step 3 of 17")
    show.type("mine")
    show.says("Your turn")
    show.type("w")
    show.type("pause")
    show.says("Paused.*e Resume")
    show.type("e")
    for number in range(4, 14):
        show.says(f"Step {number} of 17")
        show.type("d")
    show.says("Step 14 of 17")
    show.type("s")
    show.says("Say why")
    show.type("s our policy is another")
    show.says("Step 15 of 17")
    show.type("rest")
    show.says("Walked App is ready", 90)
    show.says("q Close")
    show.type("close")
    done = show.end()
    assert done.code == 0, done.err
    who = by(tmp_path)
    assert who.pop(14) == "skipped"
    assert set(who.values()) == {"robot"}


def test_code_for_the_consumer_key(start: Start, tmp_path: Path) -> None:
    """Newer orgs mail a code before they show the consumer key: where nothing else tells it, terminal and panel ask."""
    with PracticeOrg(edition="G3", dialect=Dialect().with_(metadata_api="forbidden")) as org:
        show, actor, _ = start(org=org)
        show.type("r")
        show.says("Enter the code from your e-mail", 90)
        actor.reads("Enter the code from your e-mail")
        found = re.search(r"\b\d{5,6}\b", org.org.mail[-1].text)
        assert found is not None
        show.type(found[0])
        show.says("Walked App is ready", 90)
        show.type("q")
        done = show.end()
        assert done.code == 0, done.err
        assert found[0] not in done.err


def test_terminal_that_says_nothing(start: Start) -> None:
    """Standard input that ends, as of a program started from a menu, ends nothing: the panel goes on."""
    show, actor, _ = start()
    assert show.process.stdin is not None
    show.process.stdin.close()
    actor.press("Do it for me")
    actor.reads("Step 2 of 17")
    actor.press("Stop")
    assert show.end().code == 130


def test_json_on_stdout_alone(start: Start) -> None:
    """With --json a guided run prints one object on stdout, with who did each step, and talks on stderr."""
    show, _, _ = start("--json", "--pace", "0")
    show.type("r")
    show.says("Walked App is ready", 90)
    show.type("q")
    done = show.end()
    facts = json.loads(done.out)
    assert {step["by"] for step in facts["steps"]} == {"robot"}
    assert facts["proof"]["status"] == "proven"
