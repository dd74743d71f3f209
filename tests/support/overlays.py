"""Overlays of the practice org: its own templates with one word changed, as another release would have it."""

from __future__ import annotations

from pathlib import Path

from fixtures.practice_org.serving.web import TEMPLATES


def relabelled(folder: Path, template: str, old: str, new: str) -> Path:
    """An overlay in which the label `old` of that template is `new`; several can be made in one folder."""
    before = folder / template if (folder / template).exists() else TEMPLATES / template
    text = before.read_text(encoding="utf-8")
    changed = text.replace(f'"{old}"', f'"{new}"').replace(f"'{old}'", f"'{new}'")
    assert changed != text
    (folder / template).parent.mkdir(exist_ok=True)
    (folder / template).write_text(changed, encoding="utf-8")
    return folder
