"""Snapshots that are written by hand, after what is known of the pages."""

from __future__ import annotations

from pages.dom.snapshot import Control, Message, Snapshot
from pages.recognition import catalogue
from pages.recognition.evidence import ScreenModel
from pages.recognition.recognizer import Left
from pages.recognition.verdict import (
    Verdict,
)

from .stored import model

FORM, DETAIL, NOTICE = (model(name) for name in ("NewConnectedApp", "ConnectedAppDetail", "ContinueNotice"))
RED = "Allow from 2-10 minutes for your changes to take effect on the server before using the connected app."
BASE = "https://org.example/app/mgmt/forceconnectedapps/"


def a_field(*names: str, kind: str = "text", **more: str) -> Control:
    return Control(kind, names, form=0, **more)  # type: ignore[arg-type]


def a_button(*names: str, form: int = 0, **more: str) -> Control:
    return Control("button", names, form=form, **more)  # type: ignore[arg-type]


NEW = Snapshot(
    BASE + "forceAppEdit.apexp",
    born=1,
    headings=("New Connected App",),
    controls=(
        a_field("Connected App Name"),
        a_field("API Name"),
        a_field("Contact Email"),
        a_field("Enable OAuth Settings", kind="check"),
        a_button("Save"),
        a_button("Cancel"),
    ),
)
"""The form (labels: A-img)."""
WAITS = Snapshot(
    BASE + "forceAppEdit.apexp",
    born=2,
    headings=("New Connected App",),
    controls=(a_button("Continue"), a_button("Cancel")),
    messages=(Message(RED, "red"),),
    words=RED,
)
"""The page after Save: the form's heading, red words, two buttons (A-img)."""
AFTER_SAVE = Left(pressed=NEW, saved=FORM, passing=True)


def judge(*seen: Snapshot, expected: tuple[ScreenModel, ...] = (DETAIL,), left: Left = AFTER_SAVE) -> Verdict:
    return catalogue.recognizer().verdict(seen, expected=expected, left=left)
