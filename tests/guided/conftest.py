"""What the guided tests share: a display, an org, a session in it, and a person at its browser."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Playwright

from fixtures.practice_org import PracticeOrg

from ..support.command import env_of
from .actor import Actor, meet
from .display import NoDisplayError, display
from .person import Person
from .show import Show, guided


@pytest.fixture(scope="session")
def screen() -> Iterator[dict[str, str]]:
    """The environment with a display; without one the tests are skipped, and fail in CI."""
    with ExitStack() as stack:
        try:
            found = stack.enter_context(display())
        except NoDisplayError as error:
            if os.environ.get("CI"):
                raise
            pytest.skip(str(error))
        yield found


@pytest.fixture
def start(
    screen: dict[str, str], practice: PracticeOrg, tmp_path: Path, playwright: Playwright
) -> Iterator[Callable[..., tuple[Show, Actor, Person]]]:
    """Starts a guided session, by default in this test's own org and at full pace, and brings a person to it; where the
    welcome `card` is theirs to read, before its Start."""
    with ExitStack() as stack:

        def begin(
            *args: str,
            org: PracticeOrg | None = None,
            folder: Path | None = None,
            window: bool = False,
            card: bool = False,
            **env: str,
        ) -> tuple[Show, Actor, Person]:
            org = org or practice
            permission_set = org.org.state.permission_sets[3].label
            settings = env_of(org, APP_PERMISSION_SETS=permission_set) | env | screen
            show = stack.enter_context(guided(folder or tmp_path, settings, *(args or ("--pace", "0")), window=window))
            show.says("Ready when you are", 60)
            if not card:
                show.type("d")
                show.says(r"Who does this step\?", 60)
            actor = meet(playwright, show.port)
            certificate = (folder or tmp_path) / ".setupwalk" / "server.crt"
            return show, actor, Person(actor, certificate, permission_set)

        yield begin
