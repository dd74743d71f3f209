"""The record of a guided session: a film with chapters and captions, or frames that a page plays; no secret in it."""

from __future__ import annotations

import io
import json
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.guided.film.encoder import find_ffmpeg
from automation.guided.film.film import Reel
from automation.guided.film.player import vtt
from automation.guided.film.recorder import Caption

from ..actor import Actor
from ..axe import serious
from ..person import Person
from ..show import Show

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_b18_film_closes_at_once_and_is_named(start: Start, tmp_path: Path, page: Page) -> None:
    """A film from the login page to the end card: a caption for each of the 17 steps, chapters, a video that a browser
    plays; after Close the session ends within 5 seconds, and terminal and report say where the film is."""
    pytest.importorskip("imageio_ffmpeg", reason="no ffmpeg at hand; pip install imageio-ffmpeg")
    show, _, _ = start("--record", "--pace", "0")
    show.type("r")
    show.says("Walked App is ready", 90)
    show.type("q")
    closed = time.monotonic()
    done = show.end(60)
    assert time.monotonic() - closed < 5
    assert done.code == 0, done.err
    run = max((tmp_path / "runs").iterdir())
    assert re.search(rf"^recording: .*{run.name}/recording\.html ", done.err, re.MULTILINE)
    words = (run / "recording.vtt").read_text(encoding="utf-8")
    assert re.findall(r"^(?:.*: )?(\d+)\. ", words, re.MULTILINE) == [str(number) for number in range(1, 18)]
    assert words.count("Set its policies: 11. Manage") == 1
    page.goto((run / "recording.html").as_uri())
    film = page.locator("video")
    film.evaluate("e => e.readyState > 0 || new Promise(done => e.addEventListener('loadedmetadata', done))")
    assert film.evaluate("e => e.duration") > 3
    assert page.get_by_role("navigation", name="Chapters").get_by_role("heading").count() == 4
    page.get_by_role("button", name="14. Session timeout").click()
    page.locator("#caption", has_text="14. Session timeout").wait_for()
    assert serious(page) == []
    assert "recording.webm" in json.loads((run / "results.json").read_text(encoding="utf-8"))["files"]
    page.goto((run / "report.html").as_uri())
    assert page.get_by_role("link", name="recording.html").first.get_attribute("href") == "recording.html"


def test_without_ffmpeg(tmp_path: Path, page: Page) -> None:
    """Where nothing can encode, the page plays the frames themselves, and the person is told how to get a video."""
    captions = [Caption(0, "1. One", "First"), Caption(1, "2. Two </script>", "Second")]
    env = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("importlib.util.find_spec", lambda _: None)
        files, says = _film(tmp_path, page, env, captions)
    assert files == ["recording.html", "recording.vtt"]
    assert "pip install imageio-ffmpeg" in says
    page.goto((tmp_path / "recording.html").as_uri())
    first = page.locator("img").get_attribute("src")
    page.get_by_role("button", name="2. Two </script>").click()
    assert page.locator("#caption").inner_text() == "2. Two </script>"
    assert page.locator("img").get_attribute("src") != first
    assert serious(page) == []


def test_encoder_that_fails(tmp_path: Path, page: Page) -> None:
    """An ffmpeg that cannot do it leaves no half of a video: the frames are played instead."""
    broken = tmp_path / "bin" / "ffmpeg"
    broken.parent.mkdir()
    broken.write_text("#!/bin/sh\necho no such codec >&2\nexit 1\n", encoding="utf-8")
    broken.chmod(0o755)
    env = {"PATH": str(broken.parent), "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    assert find_ffmpeg(env) == broken
    files, says = _film(tmp_path, page, env, [])
    assert "no such codec" in says
    assert "recording.webm" not in files
    assert not (tmp_path / "recording.webm").exists()


def test_captions() -> None:
    """Each caption stands until the next begins, and the last until the end."""
    words = vtt([Caption(0, "1. One", "First"), Caption(61.5, "2. Two")], 3700)
    assert words.splitlines()[2:] == [
        "00:00:00.000 --> 00:01:01.500",
        "First: 1. One",
        "",
        "00:01:01.500 --> 01:01:40.000",
        "2. Two",
    ]


def _film(folder: Path, page: Page, env: dict[str, str], captions: list[Caption]) -> tuple[list[str], str]:
    """A film of two pictures."""
    reel = Reel(env)
    for number, colour in enumerate(("red", "blue")):
        page.set_content(f"<body style='background: {colour}'>")
        reel.add(float(number), page.screenshot(type="jpeg", clip={"x": 0, "y": 0, "width": 40, "height": 40}))
    return reel.finish(captions, folder, io.StringIO())
