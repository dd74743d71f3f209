"""Pixels of a film's pictures, looked at in a browser of the tests' own: no word is recognized, only colours count."""

from __future__ import annotations

import base64
import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from automation.reporting.kept_page.masks import COLOUR

Box = tuple[float, float, float, float]

_LOOK = """async ({pictures, box, truth, window, colour}) => {
  const [left, top, width, height] = box;
  const draw = async data => {
    const bytes = Uint8Array.from(atob(data), sign => sign.charCodeAt(0));
    const picture = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(window[0], window[1]), pen = canvas.getContext('2d', {willReadFrequently: true});
    pen.drawImage(picture, 0, 0, window[0], window[1]);
    return pen.getImageData(left, top, width, height).data;
  };
  const wanted = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
  const real = await draw(truth), found = [];
  for (const picture of pictures) {
    const data = await draw(picture);
    let away = 0, both = 0, either = 0;
    for (let at = 0; at < data.length; at += 4) {
      for (let part = 0; part < 3; part++) away = Math.max(away, Math.abs(data[at + part] - wanted[part]));
      const [mine, its] = [real, data].map(one => one[at] + one[at + 1] + one[at + 2] < 360);
      both += mine && its;
      either += mine || its;
    }
    found.push([away, either && both / either]);
  }
  return found;
}"""


@dataclass(frozen=True, slots=True)
class Sight:
    """What a person saw at a moment: the whole window as PNG, its size, and where the private thing stood in it."""

    png: bytes
    window: tuple[int, int]
    box: Box


@dataclass(frozen=True, slots=True)
class Shown:
    """What became of that place in the pictures of a film: in how many it is one plain box of the covering colour, and
    how much of the ink that the person saw is where they saw it in the picture that has most of it (0 to 1)."""

    covered: int
    legible: float


def shown(page: Page, pictures: list[str], sight: Sight) -> Shown:
    """Looks for what a person saw in all pictures (base64 of JPEGs)."""
    facts = {
        "pictures": pictures,
        "box": sight.box,
        "truth": base64.b64encode(sight.png).decode("ascii"),
        "window": sight.window,
        "colour": COLOUR,
    }
    page.set_content("<p>pixels")
    found = page.evaluate(_LOOK, facts)
    return Shown(sum(away <= 24 for away, _ in found), max(ink for _, ink in found))


def film_of(run: Path) -> dict[str, Any]:
    """The facts that the player of a run without a video has: frames, captions, end."""
    facts = re.search(r"= (\{.*\});", (run / "recording.html").read_text(encoding="utf-8"))
    assert facts is not None
    found: dict[str, Any] = json.loads(facts[1])
    return found
