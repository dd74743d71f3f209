"""report.html: one self-contained page for a reader, made from results.json's facts and the pictures beside it."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from ..runs.files import foreign, is_own, picture
from ..texts.printable import visible

_LABELS = {
    "name": "Connected App Name",
    "api_name": "API Name",
    "contact_email": "Contact Email",
    "contact_phone": "Contact Phone",
    "logo_url": "Logo Image URL",
    "icon_url": "Icon URL",
    "info_url": "Info URL",
    "description": "Description",
    "callback_urls": "Callback URL",
    "certificate": "Certificate",
    "scopes": "Selected OAuth Scopes",
    "refresh_policy": "Refresh Token Policy",
    "timeout": "Timeout Value",
    "permitted_users": "Permitted Users",
    "profiles": "Profiles",
    "permission_sets": "Permission Sets",
}
"""What the screens call the values that are read back."""


def html(facts: Mapping[str, Any], folder: Path) -> str:
    """The page. Of what the facts name, only plain files of `folder` are in it; pictures that are gone are left out."""
    import jinja2  # noqa: PLC0415 - only the end of a run needs it

    env = jinja2.Environment(
        loader=jinja2.FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )
    images: dict[int, str] = {}
    for step in facts["steps"]:
        if (content := picture(folder, step["picture"])) is not None:
            images[step["number"]] = base64.b64encode(content).decode("ascii")
    chapters: dict[str, list[Mapping[str, Any]]] = {}
    for step in facts["steps"]:
        chapters.setdefault(step["chapter"], []).append(step)
    changes = [change | {"step": step["number"]} for step in facts["steps"] for change in step["changes"]]
    return env.get_template("report.html").render(
        facts=facts,
        chapters=chapters,
        images=images,
        changes=changes,
        values=_side_by_side(facts),
        error=facts.get("error"),
        files=[name for name in facts["files"] if is_own(folder, name)],
        left_out=left_out(facts, folder),
    )


def left_out(facts: Mapping[str, Any], folder: Path) -> list[str]:
    """Names in the facts that are no files of the run's own, and may be anything on the machine."""
    names = [*(step["picture"] for step in facts["steps"]), *facts["files"]]
    return [name for name in dict.fromkeys(names) if foreign(folder, name)]


def _shown(value: object) -> object:
    """What nobody would see on the page is made visible."""
    return visible(value) if type(value) is str else value


def _side_by_side(facts: Mapping[str, Any]) -> list[tuple[str, str, str]]:
    """Label, what was asked, what was found before, of everything that was asked or found."""
    parts = [part for part in facts["found"].values() if part is not None]
    found = {_LABELS[key]: value for part in parts for key, value in part.items() if key in _LABELS}
    asked = {label: value for label, value in facts["asked"].items() if label != "Nothing else"}
    return [
        (label, _words(asked.get(label, "")), _words(found.get(label, "")))
        for label in dict.fromkeys([*asked, *found])
        if asked.get(label) or found.get(label)
    ]


def _words(value: Any) -> str:
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value if value is not None else "")
