"""What passes between the panel's script and the program: messages, and boxes in the window."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import FloatRect

_GAP = 8
"""Pixels that the panel keeps between itself and what a step is about, as its script does."""


def message_of(payload: str) -> dict[str, Any]:
    """What the panel's script has sent; nothing for what is no message."""
    try:
        message = json.loads(payload)
    except ValueError:
        return {}
    return message if isinstance(message, dict) else {}


def inside(panel: Mapping[str, float], box: FloatRect) -> bool:
    """Whether a box is in sight, by what the panel said of its window."""
    right, bottom = box["x"] + box["width"], box["y"] + box["height"]
    return box["x"] >= 0 and box["y"] >= 0 and right <= panel["right"] and bottom <= panel["bottom"]


def overlap(one: Mapping[str, float], other: FloatRect) -> bool:
    """Whether two boxes, in pixels of the window, lie on one another, or nearly so."""
    beside = one["x"] >= other["x"] + other["width"] + _GAP or other["x"] >= one["x"] + one["width"] + _GAP
    apart = one["y"] >= other["y"] + other["height"] + _GAP or other["y"] >= one["y"] + one["height"] + _GAP
    return not (beside or apart)
