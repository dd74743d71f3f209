"""What a person wants to know at each step: why it is there, what may go wrong, what to enter. It knows no screen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TypeVar

from ..app.desired import DesiredApp
from ..engine.step import Chapter, Entry, Step

W = TypeVar("W")


@dataclass(frozen=True, slots=True)
class _Words:
    why: str
    trouble: str


_BY_NUMBER = {
    1: _Words(
        "Only an administrator may make an app and say who uses it.",
        "Single sign-on, codes and security keys are fine: log in as you always do. Nobody reads your password here.",
    ),
    2: _Words(
        "App Manager lists every app of the org, and connected apps are made there.",
        "External Client App Manager is another page. Without Customize Application the entry is not there.",
    ),
    3: _Words(
        "The CLI's own app is shared by everybody. An app of your own has its own scopes, lifetimes and users.",
        "No button? Many orgs must switch the creation of connected apps on first. An app that is there can be edited.",
    ),
    4: _Words(
        "The name tells a later administrator what this is for; Salesforce writes to the contact before it breaks.",
        "API Name fills itself once you leave the name, and may type over yours: look at it again.",
    ),
    5: _Words(
        "The CLI logs in by OAuth. Without it the app has no consumer key.",
        "The section opens below the check box; scroll a little.",
    ),
    6: _Words(
        "A web login ends on this machine: the browser is sent there with the code that the CLI waits for.",
        "It must be the same to the letter, http and not https, and the CLI must listen on the same port.",
    ),
    7: _Words(
        "The pipeline signs each login with its private key; the org checks the signature with the certificate.",
        "The file chooser appears only once this is ticked.",
    ),
    8: _Words(
        "The certificate is the public half. Whoever has the private half, server.key, can log in.",
        "Upload the .crt and never the .key. A refused Save forgets the file: choose it again then.",
    ),
    9: _Words(
        "Three are what the CLI asks for: the API, the web pages, and going on without a new login.",
        "Without refresh_token no login lasts. Full access is more than the CLI needs.",
    ),
    10: _Words(
        "Only now the org keeps the app, and gives it its consumer key.",
        "It takes 2 to 10 minutes to reach every server. A red list above the form says what Salesforce does not like.",
    ),
    11: _Words(
        "What the app is and how it may be used are two pages; the second one is behind Manage.",
        "Edit leads back to the definition; Manage is the one beside it.",
    ),
    12: _Words(
        "Lifetimes and permitted users are policies, which the form of the app does not have.",
        "Leaving the form without Save forgets everything on it.",
    ),
    13: _Words(
        "A refresh token that leaks works until it expires. After that a person logs in again.",
        "The line below it, if not used for, is another policy: a thief who uses the token keeps it alive.",
    ),
    14: _Words(
        "An access token that leaks works until its session ends. The CLI gets a new one by itself.",
        "None means the org's own time, which is often two hours or more.",
    ),
    15: _Words(
        "Whoever is chosen in step 17 logs in without being asked, which is what a pipeline needs; all others cannot.",
        "A dialog asks at once. Cancel there puts the old choice back without a word.",
    ),
    16: _Words(
        "Steps before this one are on the form alone; Save makes them last.",
        "Policies may take some minutes to reach every server too.",
    ),
    17: _Words(
        "Pre-authorized is who has one of these profiles or permission sets; without one nobody logs in.",
        "Assign the permission set to the pipeline's user as well. A profile admits everybody who has it.",
    ),
}


def explained(chapter: Chapter[W], wanted: DesiredApp) -> Chapter[W]:
    """The chapter, with each step's reason, trouble and values."""
    return replace(chapter, steps=tuple(_explained(step, wanted) for step in chapter.steps))


def _explained(step: Step[W], wanted: DesiredApp) -> Step[W]:
    words = _BY_NUMBER.get(step.number, _Words("", ""))
    values = _VALUES.get(step.number)
    entries = tuple(Entry(label, value) for label, value in values(wanted) if value) if values is not None else ()
    return replace(step, why=words.why, trouble=words.trouble, values=entries)


def _basics(wanted: DesiredApp) -> list[tuple[str, str]]:
    return [
        ("Connected App Name", wanted.name),
        ("API Name", wanted.api_name),
        ("Contact Email", wanted.contact_email),
        ("Contact Phone", wanted.contact_phone),
        ("Logo Image URL", wanted.logo_url),
        ("Icon URL", wanted.icon_url),
        ("Info URL", wanted.info_url),
        ("Description", wanted.description),
    ]


def _certificate(wanted: DesiredApp) -> list[tuple[str, str]]:
    return [("Choose File", str(wanted.certificate or "server.crt"))]


def _who(wanted: DesiredApp) -> list[tuple[str, str]]:
    sets = [("Permission Set", name) for name in wanted.permission_sets]
    return [("Profile", name) for name in wanted.profiles] + sets


_VALUES: dict[int, Callable[[DesiredApp], list[tuple[str, str]]]] = {
    2: lambda _: [("Quick Find", "App Manager")],
    4: _basics,
    6: lambda wanted: [("Callback URL", wanted.callback_url)],
    8: _certificate,
    9: lambda wanted: [("Selected OAuth Scopes", scope) for scope in wanted.scopes],
    13: lambda wanted: [("Expire refresh token after", str(wanted.refresh_after))],
    14: lambda wanted: [("Timeout Value", str(wanted.session_timeout))],
    15: lambda _: [("Permitted Users", "Admin approved users are pre-authorized")],
    17: _who,
}
