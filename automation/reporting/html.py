"""report.html: one self-contained page for a reader, made from a run's result and the pictures beside it."""

from __future__ import annotations

import base64
from pathlib import Path
from typing import Any

from ..app.fields import LABELS
from ..runs.files import foreign, is_own, picture
from .rendering import render
from .run_result import RunResult, StepResult


def html(result: RunResult, folder: Path) -> str:
    """The page. Of what the result names, only plain files of `folder` are in it, and no pictures that are gone."""
    images: dict[int, str] = {}
    for step in result.steps:
        if (content := picture(folder, step.picture)) is not None:
            images[step.number] = base64.b64encode(content).decode("ascii")
    chapters: dict[str, list[StepResult]] = {}
    for step in result.steps:
        chapters.setdefault(step.chapter, []).append(step)
    return render(
        "report.html",
        result=result,
        chapters=chapters,
        images=images,
        changes=[(step.number, change) for step in result.steps for change in step.changes],
        values=_side_by_side(result),
        error=result.error,
        files=[name for name in result.files if is_own(folder, name)],
        left_out=left_out(result, folder),
        otherwise=[part for part in result.parts if part.found != "label"],
    )


def left_out(result: RunResult, folder: Path) -> list[str]:
    """Names in the result that are no files of the run's own, and may be anything on the machine."""
    names = [*(step.picture for step in result.steps), *result.files]
    return [name for name in dict.fromkeys(names) if foreign(folder, name)]


def _side_by_side(result: RunResult) -> list[tuple[str, str, str]]:
    """Label, what was asked, what was found before, of everything that was asked or found."""
    parts = [part for part in result.found.values() if part is not None]
    found = {
        LABELS[key]: value
        for part in parts
        for key, value in part.items()
        if key in LABELS and not isinstance(value, bool)
    }
    asked = {label: value for label, value in result.asked.items() if label != "Nothing else"}
    return [
        (label, _words(asked.get(label, "")), _words(found.get(label, "")))
        for label in dict.fromkeys([*asked, *found])
        if asked.get(label) or found.get(label)
    ]


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
