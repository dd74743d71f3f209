"""A page as it comes out of a printer, read back: what each sheet says, its pictures, how far it is filled."""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet. `lines` are its texts from top to bottom; `left` is the share of its height below the last of them."""

    lines: tuple[str, ...]
    pictures: int
    left: float


def printed(page: Page, file: Path) -> list[Sheet]:
    """The sheets (A4) that a file makes."""
    pypdf = pytest.importorskip("pypdf")
    page.goto(file.as_uri())
    data = page.pdf(format="A4", print_background=True)
    return [_sheet(one) for one in pypdf.PdfReader(io.BytesIO(data)).pages]


def _sheet(one: Any) -> Sheet:
    heights: list[float] = []

    def place(text: str, outer: list[float], inner: list[float], _font: object, _size: float) -> None:
        if text.strip():
            heights.append(inner[5] * outer[3] + outer[5])

    text = one.extract_text(visitor_text=place)
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return Sheet(lines, len(one.images), min(heights, default=0.0) / float(one.mediabox.height))
