"""`setupwalk cert rotate`: replaces key and certificate of an app, where it is time for that.

A new pair is uploaded and proven before it takes the old one's place. Whether the files can be replaced is tried before
the org is touched. The new pair waits in a folder of its own, `.next` beside the certificate, until all is done: a run
that is killed leaves it there, and the next one goes on with it. So each key that the org may have is on the disk.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import msgspec

from ...engine.step import Flow
from ...errors import DONE, SettingsError
from ...files.own_folder import KEYS
from ...files.reading import is_there, reason
from ...jobs.execute import Job
from ...jobs.finish import taken, tell
from ...jobs.key_pair import PairUse, named
from ...jobs.locks import rotation_alone
from ...jobs.practice_org import need_org
from ...jobs.session import Task, session
from ...keys.files_in_place import UNHANDED, try_places
from ...keys.kept_pair import keep_pair
from ...keys.pair import KeyPair
from ...reporting.result_parts import NothingDue
from ...runs.history import SCHEMA
from ...scenario.shared import sign_in
from ...settings.advised_commands import advised
from ...texts.printable import json_line
from .delivery import Delivery
from .hand_over import HandOver
from .pairs import old_pair, waiting_pair, way_back
from .places import Places, places_of
from .rotation import Rotation
from .window import Window


@dataclass(frozen=True, slots=True)
class Rotate:
    """What a rotation is asked: `days` that the new certificate is valid; `before`, how many may be left at most for
    there to be anything to do, None for always."""

    days: int = 365
    before: int | None = None
    hand_over: HandOver = field(default_factory=HandOver)


def rotate(task: Task, asked: Rotate) -> int:
    """Makes a pair, uploads it, logs in with it, puts it in place and hands it on; returns the exit code.

    The old pair may have expired, be damaged, or be elsewhere: then the new one gets the place that a run gives it. One
    that is there and cannot be read, as without its passphrase, stops the rotation: there would be no way back.
    With `before` it must be readable: a job for every night that cannot see it would change the certificate each night.

    Raises:
        AutomationError: it cannot start, or a file cannot be replaced (exit code 3); the org is as before then.
    """
    need_org(task.settings)
    if task.settings.flow is not Flow.JWT:
        raise SettingsError("the web flow uses no certificate: there is nothing to rotate")
    given = named(task.settings, task.folder)
    places = places_of(given, task.folder, handed_over=bool(asked.hand_over))
    with rotation_alone(places.certificate, task.console(warn=False).note):
        return _alone(task, asked, places)


def _alone(task: Task, asked: Rotate, places: Places) -> int:
    """The rotation, while no other one in this place is on its way."""
    given, now = named(task.settings, task.folder), task.now()
    _need_what_was_begun(places, asked.hand_over)
    places = places_of(given, task.folder, handed_over=bool(asked.hand_over))  # as the one before this has left them
    resumed = places.waits
    needed = asked.before is not None and not resumed
    old = old_pair(given, places, now, task.folder / KEYS, needed=needed)
    if asked.before is not None and not resumed and old is not None and old.days_left(now) > asked.before:
        return _nothing_due(task, old, now, asked.before)
    try_places(places.certificate, places.key)
    asked.hand_over.check(places.certificate, places.key)
    with session(task, PairUse.NONE, named=True) as ready:
        fresh = waiting_pair(places, old, ready.wanted.name, asked.days, now, task.settings.secret("passphrase"))
        if resumed:
            ready.console.note(
                f"an unfinished rotation has left a new pair in {places.waiting}, which expires on "
                f"{fresh.not_after:%Y-%m-%d}: it is the one that is uploaded, and --days is for a pair that is made"
            )
        kept = _kept(places, now)
        back = way_back(places, old, now, lambda: task.settings.secret("passphrase"))
        delivery = Delivery(places, asked.hand_over, Window(), kept)
        rotation = Rotation(ready, delivery, back, fresh, resumed=resumed)
        chapters = (sign_in(ready.wanted), rotation.upload)
        job = Job(
            "cert rotate",
            chapters,
            Flow.JWT,
            after=rotation.proven,
            otherwise=rotation.otherwise,
            told=rotation.told,
        )
        result = taken(ready, job)
        if result.error:
            ready.console.note(f"the new pair is in {places.waiting}; to continue with it: {advised('cert rotate')}")
    return tell(result, task)


def _kept(places: Places, now: datetime) -> list[Path]:
    """Keeps the old files beside the ones that will take their place, before anything is changed.

    Raises:
        SettingsError: they cannot be written.
    """
    try:
        return keep_pair(places.old_files(), now.date())
    except OSError as error:
        raise SettingsError(
            f"the old pair cannot be kept beside {places.certificate}: {reason(error)}; nothing was changed",
            hint="make room there, or make the folder writable",
        ) from error


def _nothing_due(task: Task, old: KeyPair, now: datetime, before: int) -> int:
    left = old.days_left(now)
    task.console(warn=False).say(
        f"{old.named[0]} expires on {old.not_after:%Y-%m-%d}, in {left} days, more than {before}: nothing to do"
    )
    if task.as_json:
        facts = NothingDue(
            SCHEMA, "cert rotate", DONE, old.named[0], old.fingerprint, old.not_after.isoformat(), left, before
        )
        task.streams.out.write(json_line(msgspec.to_builtins(facts)) + "\n")
    return DONE


def _need_what_was_begun(places: Places, hand_over: HandOver) -> None:
    """Raises:
    SettingsError: an earlier rotation was to hand the key on, has not, and this one is not told to.
    """
    mark = places.waiting / UNHANDED
    if places.waits and is_there(mark) and not hand_over:
        raise SettingsError(
            f"the key of an unfinished rotation is still to be handed on; it is {places.waiting / 'server.key'}",
            hint=f"repeat the flag --hand-over or --hand-over-command, or remove {mark} to go on without",
        )
