"""The page that plays a film, with chapters and captions, and the captions by themselves. It knows no browser."""

from __future__ import annotations

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ...files.writing import write_atomic
from ...reporting.rendering import render
from .recorder import Caption

VIDEO, PLAYER, WORDS = "recording.webm", "recording.html", "recording.vtt"


@dataclass(frozen=True, slots=True)
class Frame:
    """One picture, a JPEG; `at` is in seconds since the recording began."""

    at: float
    file: Path


def leave_player(frames: Sequence[Frame], captions: Sequence[Caption], end: float, folder: Path, *, film: bool) -> None:
    """Leaves the page and the captions in `folder`. Without a film the page plays the pictures themselves.

    Raises:
        OSError: they cannot be written.
    """
    write_atomic(folder / WORDS, vtt(captions, end))
    pictures = [] if film else [[frame.at, base64.b64encode(frame.file.read_bytes()).decode()] for frame in frames]
    facts = {
        "end": end,
        "frames": pictures,
        "captions": [{"at": one.at, "text": one.text, "chapter": one.chapter} for one in captions],
    }
    # "<" is written as an escape, so that no caption can end the script element
    data = json.dumps(facts).replace("<", "\\u003c")
    write_atomic(folder / PLAYER, render("recording.html", data=data, video=VIDEO if film else ""))


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
