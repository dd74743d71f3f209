"""Replaces key and certificate of an app: a new pair is uploaded and proven before it takes the old one's place.

The new pair waits in a folder of its own. A run that is killed leaves it there, and the next one goes on with it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from pages import NewConnectedApp

from . import steps_app
from .attempt import Journey
from .certificate import CERTIFICATE, KEY, KeyPair, new_pair, read_pair
from .create import proof_in
from .ending import taken, tell
from .errors import SettingsError
from .journey_parts import sign_in
from .key_pair import NEXT, named, put_in_place
from .proof import Proof
from .scenario import scenario
from .session import Task, session
from .step import Chapter, Difference, Flow
from .wanted import ConnectedApp
from .work import Work


def rotate(task: Task, *, days: int) -> int:
    """Makes a pair for `days`, uploads it, logs in with it, and puts it in place; returns the exit code.

    Raises:
        AutomationError: it cannot start, or there is no pair to replace (exit code 3).
    """
    if task.settings.flow is not Flow.JWT:
        raise SettingsError("the web flow uses no certificate: there is nothing to rotate")
    with session(task, makes=False, named=True) as ready:
        certificate, key = named(ready.wanted, task.folder)
        if certificate is None or key is None:
            raise SettingsError("there is no key pair to replace", hint="setupwalk create makes one")
        fresh = _waiting(certificate.parent / NEXT, ready.wanted.name, days)
        ready.wanted = replace(ready.wanted, certificate=fresh.certificate, private_key=fresh.private_key)
        ready.pair = fresh
        ready.console.note(f"new certificate: expires {fresh.not_after:%Y-%m-%d}, SHA-256 {fresh.fingerprint}")

        def proven(work: Work) -> Proof:
            proof = proof_in(ready)(work)
            if proof.proven:
                put_in_place(certificate, key)
                ready.wanted = replace(ready.wanted, certificate=certificate, private_key=key)
                work.say(f"{key} is new; whoever has a copy of the old one needs it")
            return proof

        chapters = (sign_in(ready.wanted), _upload(ready.wanted))
        report = taken(ready, Journey("cert rotate", chapters, Flow.JWT, after=proven))
    return tell(report, task)


def _waiting(folder: Path, name: str, days: int) -> KeyPair:
    """The new pair: the one that an earlier rotation left, or one that is made now."""
    now = datetime.now(UTC)
    if (folder / CERTIFICATE).exists() and (folder / KEY).exists():
        return read_pair(folder / CERTIFICATE, folder / KEY, now=now)
    return new_pair(folder, common_name=name, now=now, days=days)


def _read(work: Work) -> None:
    work.read_app()
    if work.app is None:
        raise SettingsError(f'the org has no connected app "{work.wanted.name}"', hint="make it: setupwalk create")


def _upload(wanted: ConnectedApp) -> Chapter[Work]:
    """Steps 3, 8 and 10. The org's page does not tell two certificates of one day apart, so it is always uploaded."""
    uploaded: list[bool] = []

    def differs(work: Work) -> Iterator[Difference]:
        form = work.org.now(NewConnectedApp)
        chosen = form.certificate.file_name if form is not None else None
        if not uploaded and chosen != CERTIFICATE:
            yield Difference("Certificate", "the new one", chosen or "the old one")

    def save(work: Work) -> None:
        steps_app.save_app(work)
        uploaded.append(True)

    steps = {step.number: step for step in scenario(wanted)[1].steps}
    chosen = (
        steps[3],
        replace(steps[7], lasting=False),
        replace(steps[8], differences=differs),
        replace(steps[10], do=save),
    )
    return Chapter("Replace the certificate", chosen, survey=_read, stored=lambda _: True)
