"""report.html: one self-contained page for a reader, made from a run's result and the pictures beside it."""

from __future__ import annotations

import base64
import re
from pathlib import Path
from typing import Any

from ..app.fields import LABELS
from ..app.release import YEARS
from ..engine.step import By, Status
from ..runs.files import foreign, is_own, picture
from .rendering import render, rich
from .run_result import RunResult, StepResult

_SOURCE = re.compile(r"\b(?:pages|automation)/[\w/]+\.py\b")
_SENTENCE = re.compile(r"(?<=[.;])\s+")
_BY = {By.ROBOT: "done by setupwalk", By.PERSON: "done by a person", By.NOBODY: "done"}
_RECORDING = "recording.html"


def html(result: RunResult, folder: Path) -> str:
    """The page. Of what the result names, only plain files of `folder` are in it, and no pictures that are gone."""
    images: dict[int, str] = {}
    for step in result.steps:
        if (content := picture(folder, step.picture)) is not None:
            images[step.number] = base64.b64encode(content).decode("ascii")
    chapters: dict[str, list[StepResult]] = {}
    for step in result.steps:
        chapters.setdefault(step.chapter, []).append(step)
    error = result.error
    cause, of_cause = _plain(error.cause) if error else ("", [])
    hint, of_hint = _plain(error.hint) if error else ("", [])
    files = [name for name in result.files if is_own(folder, name)]
    return render(
        "report.html",
        filters={"rich": rich, "capitalize_first": _capitalized},
        result=result,
        chapters=chapters,
        images=images,
        changes=[(step.number, change) for step in result.steps for change in step.changes],
        unproven=[step for step in result.steps if step.status in (Status.UNSAVED, Status.UNCONFIRMED)],
        values=_side_by_side(result),
        error=error,
        cause=cause,
        hint=hint,
        sources=[*of_cause, *of_hint],
        files=files,
        recording=_RECORDING if _RECORDING in files else "",
        left_out=left_out(result, folder),
        otherwise=[part for part in result.parts if part.found != "label"],
        layout=YEARS.get(result.edition, "not known"),
        ended=ended,
        took=took(result.seconds),
    )


def left_out(result: RunResult, folder: Path) -> list[str]:
    """Names in the result that are no files of the run's own, and may be anything on the machine."""
    names = [*(step.picture for step in result.steps), *result.files]
    return [name for name in dict.fromkeys(names) if foreign(folder, name)]


def ended(step: StepResult) -> str:
    """How a step ended, and who did it."""
    if step.status == Status.DONE:
        return f"{_BY[step.by]}, {step.seconds:.1f} s"
    if step.status == Status.ALREADY:
        return "was right already; nobody did anything"
    if step.status in (Status.UNSAVED, Status.UNCONFIRMED):
        return f"{step.status} ({_BY[step.by].replace('done by', 'by')})"
    return f"{step.status.words}: {step.reason}" if step.reason else step.status.words


def took(seconds: float) -> str:
    """A duration as a person says it; empty where it was not kept."""
    if not seconds:
        return ""
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if minutes else f"{rest} s"


def _capitalized(text: str) -> str:
    return text[:1].upper() + text[1:]


def _plain(text: str) -> tuple[str, list[str]]:
    """A text for an admin, and the sentences of it that are about this program's own files."""
    parts = _SENTENCE.split(text)
    technical = [part for part in parts if _SOURCE.search(part)]
    return " ".join(part for part in parts if part not in technical), technical


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
