"""The record of a guided session: a film with chapters and captions, or frames that a page plays; no secret in it."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from automation.guided.recorder import Caption, Frame
from automation.guided.video import find_ffmpeg, make_film, vtt

from .actor import Actor
from .axe import serious
from .person import Person
from .show import Show, robot_up_to

pytestmark = pytest.mark.whole

Start = Callable[..., tuple[Show, Actor, Person]]


def test_film_of_a_session(start: Start, tmp_path: Path, page: Page) -> None:
    """--record leaves a video that a browser plays, with the guide's chapters and a caption for each step."""
    pytest.importorskip("imageio_ffmpeg", reason="no ffmpeg at hand; pip install imageio-ffmpeg")
    show, _, _ = start("--record", "--pace", "0")
    show.type("r")
    show.says("Walked App is ready", 90)
    show.type("q")
    done = show.end(120)
    assert done.code == 0, done.err
    run = max((tmp_path / "runs").iterdir())
    words = (run / "recording.vtt").read_text(encoding="utf-8")
    assert len(re.findall(r"^(?:.*: )?\d+\. ", words, re.MULTILINE)) == 16
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
    assert page.get_by_role("link", name="recording.html").get_attribute("href") == "recording.html"


def test_without_ffmpeg(tmp_path: Path, page: Page) -> None:
    """Where nothing can encode, the page plays the frames themselves, and the person is told how to get a video."""
    frames = _frames(tmp_path, page)
    captions = [Caption(0, "1. One", "First"), Caption(1, "2. Two </script>", "Second")]
    env = {"PATH": "", "PLAYWRIGHT_BROWSERS_PATH": str(tmp_path / "none")}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("importlib.util.find_spec", lambda _: None)
        files, says = make_film(frames, captions, (40, 40), tmp_path, env)
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
    files, says = make_film(_frames(tmp_path, page), [], (40, 40), tmp_path, env)
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


def test_no_secret_on_film(start: Start, tmp_path: Path) -> None:
    """Neither the login nor a consumer secret that the person reveals is recorded: no frame falls into that time."""
    none = str(tmp_path / "none")  # without an encoder the page has the frames
    env = {"PLAYWRIGHT_BROWSERS_PATH": none, "PATH": "", "IMAGEIO_FFMPEG_EXE": none}
    show, actor, person = start("--record", "--pace", "0", **env)
    robot_up_to(show, 11)
    person.form.get_by_role("link", name="Click to reveal").or_(
        person.form.get_by_role("button", name="Click to reveal")
    ).click()
    person.form.locator("[id^=ctrDiv]").wait_for()
    for colour in ("red", "lime", "blue", "red", "lime", "blue"):
        actor.page.evaluate("c => { document.body.style.background = c }", colour)
        actor.page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
    actor.press("Stop")
    show.end(60)
    run = max((tmp_path / "runs").iterdir())
    facts = re.search(r"= (\{.*\});", (run / "recording.html").read_text(encoding="utf-8"))
    assert facts is not None
    data = json.loads(facts[1])
    at = next(caption["at"] for caption in data["captions"] if caption["text"].startswith("11."))
    assert [frame for frame in data["frames"] if frame[0] < at]
    assert data["frames"][-1][0] <= at + 3


def _frames(folder: Path, page: Page) -> list[Frame]:
    found = []
    for number, colour in enumerate(("red", "blue")):
        page.set_content(f"<body style='background: {colour}'>")
        file = folder / f"{number}.jpg"
        page.screenshot(path=file, type="jpeg", clip={"x": 0, "y": 0, "width": 40, "height": 40})
        found.append(Frame(float(number), file))
    return found
