"""A year of nights with certificates for 47 days, by the practice org's clock: `python -m tests.rotation.year`.

Each night `cert rotate --before 15` runs, as a job would run it. Two pipelines log in before and after it, and all
along where there is something to do: one with the key in place, one with the key that was handed over. Three nights go
wrong. The org refuses an expired certificate, which real ones are not known to do: a forgotten one would show.
"""

from __future__ import annotations

import argparse
import io
import json
import os
import sys
import tempfile
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from cryptography import x509

from automation.commands.certificates.hand_over import HandOver
from automation.commands.certificates.rotate import Rotate, rotate
from automation.files.own_folder import KEYS
from automation.jobs.task import Streams, Task
from automation.keys.pair import new_pair
from automation.settings.loader import Settings
from fixtures.practice_org import ADMIN, PracticeOrg
from tests.nightly.nights import app_in

from ..support.command import env_of, setupwalk
from .pipeline import Pipeline
from .place import window_of
from .year_picture import draw

DAYS, BEFORE, NIGHTS = 47, 15, 365
WRONG = {2: "Save refused", 5: "file dropped", 8: "hand-over fails"}
"""Which rotation meets what, in the first night in which it is tried."""


@dataclass
class Night:
    """What one night was: `left` are the days of the certificate in place when it began, `seconds` the told window."""

    night: int
    day: str
    left: int
    did: str = "nothing"
    code: int = 0
    seconds: float = 0
    logins: int = 0
    in_window: int = 0
    outside: int = 0


class Year:
    """One machine, one org, and the nights."""

    def __init__(self, practice: PracticeOrg, folder: Path) -> None:
        self.practice, self.folder = practice, folder
        practice.org.expired_refused = True
        self.env = env_of(practice) | {"SETUPWALK_WAIT_MINUTES": "0", "SETUPWALK_EVIDENCE": "none"}
        self.keys, self.handed = folder / KEYS, folder / "handed.key"
        new_pair(self.keys, common_name="Walked App", now=practice.org.clock.now(), days=DAYS)
        made = setupwalk("create", folder=folder, env=self.env, seconds=300)
        assert made.code == 0, made.err
        self.handed.write_bytes((self.keys / "server.key").read_bytes())
        self.nights: list[Night] = []
        self.rotations = 0

    def run(self, nights: int) -> list[Night]:
        """So many nights, one after the other."""
        for number in range(1, nights + 1):
            self.practice.org.clock.advance(days=1)
            self.nights.append(self._night(number))
        return self.nights

    @property
    def left(self) -> int:
        """Whole days that the certificate in place is valid yet."""
        certificate = x509.load_pem_x509_certificate((self.keys / "server.crt").read_bytes())
        return (certificate.not_valid_after_utc - self.practice.org.clock.now()).days

    def _night(self, number: int) -> Night:
        now = self.practice.org.clock.now()
        night = Night(number, f"{now:%Y-%m-%d}", self.left)
        key = app_in(self.practice).consumer_key
        pipelines = [Pipeline(self.practice.url, key, ADMIN, path) for path in (self.keys / "server.key", self.handed)]
        for pipeline in pipelines:
            pipeline.logins.append(pipeline.once())
        facts = self._rotate(night, pipelines)
        for pipeline in pipelines:
            pipeline.logins.append(pipeline.once())
        window = window_of(facts) if "rotation" in facts else None
        night.logins = sum(len(pipeline.logins) for pipeline in pipelines)
        night.outside = sum(len(pipeline.outside(window)) for pipeline in pipelines)
        night.in_window = sum(len(pipeline.refused) for pipeline in pipelines) - night.outside
        return night

    def _rotate(self, night: Night, pipelines: list[Pipeline]) -> dict[str, object]:
        due = night.left <= BEFORE
        wrong = WRONG.get(self.rotations, "") if due and not (self.keys / ".next").exists() else ""
        if wrong in ("Save refused", "file dropped"):
            self.practice.faults.arm("certificate-refused" if wrong == "Save refused" else "certificate-dropped")
        command = (
            "exit 1" if wrong == "hand-over fails" else f"cat > {self.handed}.new && mv {self.handed}.new {self.handed}"
        )
        out = io.StringIO()
        settings = Settings.read({}, self.env, self.folder)
        task = Task(
            settings,
            Streams(out, io.StringIO()),
            self.folder,
            {name: value for name, value in os.environ.items() if not name.startswith(("SF_", "APP_", "SETUPWALK_"))},
            as_json=True,
            now=self.practice.org.clock.now,
        )
        hand_over = HandOver(command=command, environ=dict(os.environ), redactor=task.redactor)
        with ExitStack() as stack:
            for pipeline in pipelines if due else ():
                stack.enter_context(pipeline.running())
            night.code = rotate(task, Rotate(DAYS, BEFORE, hand_over))
        facts: dict[str, object] = json.loads(out.getvalue())
        rotation = facts.get("rotation")
        if isinstance(rotation, dict):
            night.did, night.seconds = wrong or "rotated", rotation["window_seconds"]
            self.rotations += night.code == 0
        return facts


def year(folder: Path, nights: int = NIGHTS) -> list[Night]:
    """The nights of a year in a new folder."""
    with PracticeOrg() as practice:
        return Year(practice, folder).run(nights)


def main() -> int:
    """Takes the year, writes what was asked for, and says in one line what it was."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--nights", type=int, default=NIGHTS)
    parser.add_argument("--picture", type=Path, help="an SVG file for the time line")
    parser.add_argument("--json", type=Path, help="a file for what each night was")
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        nights = year(Path(folder), args.nights)
    if args.json is not None:
        args.json.write_text(json.dumps([asdict(night) for night in nights], indent=1) + "\n", encoding="utf-8")
    if args.picture is not None:
        args.picture.write_text(draw([asdict(night) for night in nights], DAYS, BEFORE), encoding="utf-8")
    outside = sum(night.outside for night in nights)
    rotated = [night for night in nights if night.did == "rotated"]
    logins, inside = sum(night.logins for night in nights), sum(night.in_window for night in nights)
    longest = max((night.seconds for night in nights), default=0)
    sys.stdout.write(
        f"{len(nights)} nights, {len(rotated)} rotations, {logins} logins; refused within the told windows: {inside}, "
        f"outside them: {outside}; longest window: {longest:g} s\n"
    )
    return 1 if outside else 0


if __name__ == "__main__":
    sys.exit(main())
