"""Makes a film of frames and captions: a video where there is an ffmpeg, and a page that plays it."""

from __future__ import annotations

import base64
import importlib.util
import json
import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from ..bootstrap.child_environment import helper_environment
from ..browser.paths import registry
from ..files.writing import write_atomic
from ..reporting.rendering import render
from ..timeouts import ENCODER
from .recorder import Caption, Frame

VIDEO, PLAYER, WORDS = "recording.webm", "recording.html", "recording.vtt"
RATE = 8
"""Frames a second in the video; a form that is filled in needs no more."""
_LAST = 2.0
"""Seconds for which the last frame stands."""


def make_film(
    frames: Sequence[Frame], captions: Sequence[Caption], size: tuple[int, int], folder: Path, env: Mapping[str, str]
) -> tuple[list[str], str]:
    """Leaves the film in `folder`; the names of its files, and a sentence about it for the person.

    Without an ffmpeg, or with one that fails, the page plays the frames themselves.
    """
    if not frames:
        return [], "nothing was recorded"
    ffmpeg = find_ffmpeg(env)
    video = folder / VIDEO
    trouble = _encode(ffmpeg, frames, video) if ffmpeg is not None else "there is no ffmpeg"
    files = [PLAYER, WORDS] if trouble else [VIDEO, PLAYER, WORDS]
    write_atomic(folder / WORDS, vtt(captions, _end(frames)))
    write_atomic(folder / PLAYER, _player(frames, captions, size, film=not trouble))
    if trouble:
        video.unlink(missing_ok=True)
        return files, (
            f"no video was made ({trouble}); {PLAYER} plays the recorded frames. "
            "For a video: pip install imageio-ffmpeg, or playwright install ffmpeg"
        )
    return files, f"{VIDEO}, and {PLAYER} plays it with chapters and captions"


def find_ffmpeg(env: Mapping[str, str]) -> Path | None:
    """Playwright's own ffmpeg, the one on PATH, or the one that the Python package imageio-ffmpeg brings."""
    for path in sorted(registry(env).glob("ffmpeg-*/ffmpeg-*")):
        if path.is_file() and os.access(path, os.X_OK):
            return path
    found = shutil.which("ffmpeg", path=env.get("PATH", ""))
    if found is not None:
        return Path(found)
    if importlib.util.find_spec("imageio_ffmpeg") is None:
        return None
    import imageio_ffmpeg  # type: ignore[import-untyped]  # noqa: PLC0415 - an extra, not always there

    try:
        return Path(imageio_ffmpeg.get_ffmpeg_exe())
    except RuntimeError:  # the package is there, a program for this machine is not in it
        return None


def vtt(captions: Sequence[Caption], end: float) -> str:
    """The captions as WebVTT, each until the next."""
    lines = ["WEBVTT", ""]
    ends = [*(one.at for one in captions), end][1:]
    for caption, until in zip(captions, ends, strict=True):
        text = f"{caption.chapter}: {caption.text}" if caption.chapter else caption.text
        lines += [f"{_clock(caption.at)} --> {_clock(max(until, caption.at + 0.01))}", text.replace("-->", "→"), ""]
    return "\n".join(lines)


def _clock(seconds: float) -> str:
    whole, milliseconds = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{milliseconds:03}"


def _end(frames: Sequence[Frame]) -> float:
    return frames[-1].at + _LAST


def _encode(ffmpeg: Path, frames: Sequence[Frame], video: Path) -> str:
    """Encodes to VP8, which Playwright's small ffmpeg can too; what went wrong, or nothing."""
    command = [str(ffmpeg), "-loglevel", "error", "-f", "image2pipe", "-framerate", str(RATE), "-c:v", "mjpeg"]
    command += ["-i", "pipe:0", "-an", "-c:v", "libvpx", "-crf", "10", "-b:v", "2M", "-deadline", "realtime"]
    command += ["-vf", "pad=ceil(iw/2)*2:ceil(ih/2)*2", "-y", str(video)]
    video.touch(mode=0o600)  # an encoder's own file would have the rights that the umask leaves
    try:
        done = subprocess.run(  # noqa: S603 - the program that was found, and no words of anybody else
            command,
            input=b"".join(_at_rate(frames)),
            env=helper_environment(os.environ),
            capture_output=True,
            check=False,
            timeout=ENCODER,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        return f"{ffmpeg.name} could not be run: {type(error).__name__}"
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().splitlines()
        return f"{ffmpeg.name} failed: {words[-1] if words else done.returncode}"
    return ""


def _at_rate(frames: Sequence[Frame]) -> Iterator[bytes]:
    """Each picture as often as its time asks for."""
    shown = 0
    for frame, until in zip(frames, [*(one.at for one in frames[1:]), _end(frames)], strict=True):
        picture = frame.file.read_bytes()
        while shown < until * RATE:
            yield picture
            shown += 1


def _player(frames: Sequence[Frame], captions: Sequence[Caption], size: tuple[int, int], *, film: bool) -> str:
    pictures = [] if film else [[frame.at, base64.b64encode(frame.file.read_bytes()).decode()] for frame in frames]
    facts = {
        "end": _end(frames),
        "frames": pictures,
        "captions": [{"at": one.at, "text": one.text, "chapter": one.chapter} for one in captions],
    }
    # "<" is written as an escape, so that no caption can end the script element
    data = json.dumps(facts).replace("<", "\\u003c")
    return render("recording.html", data=data, video=VIDEO if film else "", size=size)
