"""Pixels of a film's pictures, looked at in a browser of the tests' own: no word is recognized, only colours count."""

from __future__ import annotations

import base64
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from automation.reporting.kept_page.masks import COLOUR

Box = tuple[float, float, float, float]

_LOOK = """async ({pictures, sights, colour}) => {
  const bitmap = data => createImageBitmap(new Blob([Uint8Array.from(atob(data), sign => sign.charCodeAt(0))]));
  const canvas = new OffscreenCanvas(10, 10), pen = canvas.getContext('2d', {willReadFrequently: true});
  const cut = (picture, {box: [left, top, width, height], window: [wide, high]}) => {
    canvas.width = width = Math.ceil(width); canvas.height = height = Math.ceil(height);
    const x = picture.width / wide, y = picture.height / high;
    pen.drawImage(picture, left * x, top * y, width * x, height * y, 0, 0, width, height);
    return pen.getImageData(0, 0, width, height).data;
  };
  const wanted = [1, 3, 5].map(at => parseInt(colour.slice(at, at + 2), 16));
  for (const sight of sights) sight.real = cut(await bitmap(sight.truth), sight);
  const found = sights.map(() => []);
  for (const data of pictures) {
    const picture = await bitmap(data);
    sights.forEach((sight, place) => {
      const its = cut(picture, sight), real = sight.real;
      let away = 0, both = 0, either = 0;
      for (let at = 0; at < its.length; at += 4) {
        for (let part = 0; part < 3; part++) away = Math.max(away, Math.abs(its[at + part] - wanted[part]));
        const [dark, inked] = [real, its].map(one => one[at] + one[at + 1] + one[at + 2] < 360);
        both += dark && inked;
        either += dark || inked;
      }
      found[place].push([away, either && both / either]);
    });
    picture.close();
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


def shown(page: Page, pictures: list[str], sights: Sequence[Sight]) -> list[Shown]:
    """Looks for what a person saw in all pictures (base64 of JPEGs)."""
    facts = {
        "pictures": list(dict.fromkeys(pictures)),
        "sights": [
            {"truth": base64.b64encode(one.png).decode("ascii"), "window": one.window, "box": one.box} for one in sights
        ],
        "colour": COLOUR,
    }
    page.set_content("<p>pixels")
    return [
        Shown(sum(away <= 24 for away, _ in found), max(ink for _, ink in found))
        for found in page.evaluate(_LOOK, facts)
    ]


def film_of(run: Path) -> dict[str, Any]:
    """The facts that the player of a run without a video has: frames, captions, end."""
    facts = re.search(r"= (\{.*\});", (run / "recording.html").read_text(encoding="utf-8"))
    assert facts is not None
    found: dict[str, Any] = json.loads(facts[1])
    return found
