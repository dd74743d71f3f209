"""The README's moving picture: a session as its window showed it, with waits cut short."""

from __future__ import annotations

import subprocess
import tempfile
from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

from fixtures.practice_org import PracticeOrg

from ...support.command import env_of
from ..actor import Actor, meet
from ..display import display
from ..person import Person
from ..show import guided
from .book import Book
from .moments import ASKS, does, still

FILE = "guided.webp"
MOST = 2_000_000
"""Bytes."""
WIDTH = 900
_LONGEST = 1.4
"""Seconds for which a picture stands at most: nobody reads a README to wait."""
_FIRST, _LAST = 3.0, 4.0
"""Seconds for the first picture, which is a text to read, and for the last."""
_ALL = 40.0
"""Seconds for all between: a slow machine's session is shown faster."""
_QUALITIES = (70, 55, 40, 25)


def moving(book: Book) -> None:
    """The robot logs in, a person types step 6 themselves, the robot does the rest, up to the end."""
    frames: list[tuple[float, bytes]] = []
    with (
        display(1280, 860) as screen,
        PracticeOrg() as org,
        tempfile.TemporaryDirectory(prefix="ci-login-") as name,
        sync_playwright() as playwright,
    ):
        permission_set = org.org.state.permission_sets[3].label
        settings = env_of(org, APP_NAME="CI Login", APP_PERMISSION_SETS=permission_set) | screen
        with guided(Path(name), settings, "--pace", "0.3") as show:
            show.says("Ready when you are", 120)
            actor = meet(playwright, show.port)
            person = Person(actor, Path(name), permission_set)
            actor.page.screencast.start(
                on_frame=lambda frame: frames.append((_seconds(frame), frame["data"])),
                quality=85,
                size={"width": 1280, "height": 860},
            )
            actor.reads("Before we start", 30)
            actor.press("Start")
            does(actor, range(1, 3))
            actor.press("Go on")
            does(actor, range(3, 6))
            actor.reads(rf"Step 6 of 17[\s\S]*{ASKS}", 150)
            _types(actor, person)
            actor.press("Do all remaining steps")
            actor.until(lambda: actor.button("Close"), "no end", 400)
            still(actor)
            actor.page.screencast.stop()
            frames.append((frames[-1][0] + 0.1, actor.page.screenshot(type="jpeg", quality=85)))  # the card at the end
            actor.press("Close")
            show.end()
        book.add(FILE, _webp(frames, Path(name)), 0, "A guided session on the practice org")


def _types(actor: Actor, person: Person) -> None:
    """Step 6 by hand; the session notices by itself that it is right."""
    actor.press("I'll do it")
    actor.reads("Your turn", 30)
    box = person.form.get_by_label("Callback URL")
    box.fill("")
    box.press_sequentially(person.callback, delay=40)
    actor.reads(rf"Step 7 of 17[\s\S]*{ASKS}", 150)


def _seconds(frame: Any) -> float:
    return float(frame["timestamp"]) / 1000


def _webp(frames: list[tuple[float, bytes]], folder: Path) -> bytes:
    """An animated WebP that is small enough, in the best quality with which it is."""
    import imageio_ffmpeg  # type: ignore[import-untyped]

    assert len(frames) > 30, "hardly anything was seen of the session"
    lines = ["ffconcat version 1.0"]
    shown = [min(after - at, _LONGEST) for (at, _), (after, _) in pairwise(frames)]
    speed = max(1.0, sum(shown) / _ALL)
    shown = [_FIRST, *(seconds / speed for seconds in shown[1:]), _LAST]
    for number, ((_, data), seconds) in enumerate(zip(frames, shown, strict=True)):
        file = folder / f"frame-{number:05}.jpg"
        file.write_bytes(data)
        lines += [f"file '{file}'", f"duration {seconds:.3f}"]
    listed, made = folder / "frames.txt", folder / FILE
    listed.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for quality in _QUALITIES:
        command = [imageio_ffmpeg.get_ffmpeg_exe(), "-loglevel", "error", "-f", "concat", "-safe", "0", "-i", listed]
        command += ["-vf", f"fps=4,mpdecimate,scale={WIDTH}:-2:flags=lanczos", "-fps_mode", "vfr"]
        command += ["-c:v", "libwebp_anim", "-quality", str(quality), "-compression_level", "4", "-loop", "0"]
        subprocess.run([*command, "-y", made], check=True)
        if made.stat().st_size < MOST:
            return made.read_bytes()
    raise AssertionError(f"the moving picture has {made.stat().st_size} bytes in its lowest quality")
