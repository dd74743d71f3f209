"""Real keys, as the window system brings them: they reach the panel from wherever the keyboard is in the window."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable

import pytest

from ..actor import Actor
from ..person import Person
from ..show import Show

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
        return subprocess.run([program, *words], env=env, check=True, capture_output=True, text=True, timeout=20).stdout

    return send


def test_b12_heard_at_start(start: Start, xdotool: Callable[..., str]) -> None:
    """Nobody has clicked into the window yet: the page has its keyboard, and the keys lead to the panel."""
    _, actor, _ = start()
    actor.until(lambda: actor.button("Do it for me"), "no panel")
    xdotool("key", "alt+shift+g")
    actor.until(lambda: actor.focused() == "Do it for me", "the keys are not heard at the start")
