"""What a person wants to know at each step: why it is there, what may go wrong, what to enter. It knows no screen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TypeVar

from pages.values.durations import split_duration

from ..app.desired import DesiredApp
from ..app.fields import CERTIFICATE, FIELDS, REFRESH
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
    return replace(step, why=words.why, trouble=words.trouble, values=tuple(_entries(step.number, wanted)))


def _entries(number: int, wanted: DesiredApp) -> Iterator[Entry]:
    """What is entered at a step, each value under the label that the form has for it."""
    if number == 2:
        yield Entry("Quick Find", "App Manager")
    values = wanted.values() | {CERTIFICATE.key: str(wanted.certificate or "server.crt")}
    for field in FIELDS:
        if field.step == number and (value := values.get(field.key)):
            label, told = field.control or field.label, value if isinstance(value, list) else [value]
            if field is REFRESH:
                label, period = split_duration(value)
                told = [str(period)]
            yield from (Entry(label, one) for one in told)
