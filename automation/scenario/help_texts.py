"""What a person wants to know at each step: why it is there, what may go wrong, what to enter. It knows no screen."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeVar

from pages.values.durations import split_duration

from ..app.desired import DesiredApp
from ..app.fields import CERTIFICATE, FIELDS, REFRESH, SCOPES, scope_label
from ..engine.step import Chapter, Entry, Step

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class _Words:
    why: str
    trouble: str


_BY_NUMBER = {
    1: _Words(
        "Only an administrator can create a connected app and choose who may use it.",
        "Single sign-on, codes and security keys are fine: log in as you always do. Your password is not read here.",
    ),
    2: _Words(
        "App Manager lists every app in the org, and connected apps are created there.",
        "External Client App Manager is a different page. If the entry is missing, you lack Customize Application.",
    ),
    3: _Words(
        "The CLI's own app is shared by everyone. An app of your own has its own scopes, lifetimes and users.",
        "No button? In many orgs, creating connected apps must be turned on first. Existing apps can still be edited.",
    ),
    4: _Words(
        "The name tells the next administrator what the app is for. Salesforce writes to the contact about problems.",
        "API Name fills in when you leave the name field, and may overwrite yours: check it again.",
    ),
    5: _Words(
        "The CLI logs in with OAuth. Without it, the app has no consumer key.",
        "The section opens below the checkbox; you may have to scroll.",
    ),
    6: _Words(
        "A web login ends on this computer: the browser is sent here with the code that the CLI is waiting for.",
        "It must match to the letter (http, not https), and the CLI must listen on the same port.",
    ),
    7: _Words(
        "The pipeline signs each login with its private key; the org checks the signature with the certificate.",
        "Choose File appears only after this is selected.",
    ),
    8: _Words(
        "The certificate is the public half. Anyone who has the private half, server.key, can log in.",
        "Upload the .crt, never the .key. If Save is refused, the form forgets the file: choose it again.",
    ),
    9: _Words(
        "These are what the CLI asks for: the API, the web pages, and staying logged in.",
        "Older releases word them differently: go by the parentheses. Full access is more than the CLI needs.",
    ),
    10: _Words(
        "Until you save, nothing is stored. Saving gives the app its consumer key.",
        "It takes 2 to 10 minutes to reach every server. If Save is refused, the reason is in red above the form.",
    ),
    11: _Words(
        "What the app is and how it may be used are on two pages; the second one is behind Manage.",
        "Edit leads back to the definition; Manage is next to it.",
    ),
    12: _Words(
        "Token lifetimes and permitted users are policies, and they are not in the app's own form.",
        "If you leave the form without saving, everything on it is lost.",
    ),
    13: _Words(
        "A leaked refresh token works until it expires. After that, someone has to log in again.",
        'The option "if not used for" is a different policy: a stolen token stays valid while it is used.',
    ),
    14: _Words(
        "A leaked access token works until its session ends. The CLI gets a new one by itself.",
        "None means the org's own timeout, which is often two hours or more.",
    ),
    15: _Words(
        "Users chosen in step 17 log in without being asked, which is what a pipeline needs. Nobody else can.",
        "A dialog asks at once. If you click Cancel there, the old choice comes back without a word.",
    ),
    16: _Words(
        "So far your choices are only in this form. Save stores them.",
        "Policies can take a few minutes to reach every server.",
    ),
    17: _Words(
        "Only users with one of these profiles or permission sets can log in.",
        "Assign the permission set to the pipeline's user as well. A profile lets in everyone who has it.",
    ),
}


def scopes(wanted: DesiredApp) -> str:
    """What step 9 adds, by the labels that the form has for it."""
    count = {2: "these two scopes", 3: "these three scopes"}.get(len(wanted.scopes), "")
    labels = "; ".join(f"**{scope_label(token)}**" for token in wanted.scopes)
    return f"{count} to **Selected OAuth Scopes**: {labels}" if count else f"to **Selected OAuth Scopes**: {labels}"


_HIDDEN = (
    "The file's folder is hidden, so the dialog may not show it: copy the path from here and paste it there (on a Mac "
    "after Shift+Command+G, on Linux after Ctrl+L)."
)


def explained(chapter: Chapter[W], wanted: DesiredApp) -> Chapter[W]:
    """The chapter, with each step's reason, trouble and values."""
    return replace(chapter, steps=tuple(_explained(step, wanted) for step in chapter.steps))


def _is_hidden(path: Path) -> bool:
    return any(part.startswith(".") and part not in (".", "..") for part in path.parts)


def telling_login(chapters: Sequence[Chapter[W]], username: str, password: str) -> tuple[Chapter[W], ...]:
    """The chapters, with user name and password of a practice org at the login: a person could not know them."""

    def told(step: Step[W]) -> Step[W]:
        return (
            replace(step, values=(Entry("Username", username), Entry("Password", password)))
            if step.number == 1
            else step
        )

    return tuple(replace(chapter, steps=tuple(map(told, chapter.steps))) for chapter in chapters)


def _explained(step: Step[W], wanted: DesiredApp) -> Step[W]:
    words = _BY_NUMBER.get(step.number, _Words("", ""))
    if step.number == 8 and wanted.certificate is not None and _is_hidden(wanted.certificate):
        words = replace(words, trouble=f"{words.trouble} {_HIDDEN}")
    return replace(step, why=words.why, trouble=words.trouble, values=tuple(_entries(step.number, wanted)))


def _entries(number: int, wanted: DesiredApp) -> Iterator[Entry]:
    """What is entered at a step, each value under the label that the form has for it."""
    if number == 2:
        yield Entry("Quick Find", "App Manager")
    values = wanted.values() | {CERTIFICATE.key: str(wanted.certificate or "server.crt")}
    for field in FIELDS:
        if field.step == number and (value := values.get(field.key)):
            label, told = field.control or field.label, value if isinstance(value, list) else [value]
            if field is SCOPES:
                told = [scope_label(token) for token in value]
            if field is REFRESH:
                label, period = split_duration(value)
                told = [str(period)]
            yield from (Entry(label, one) for one in told)
