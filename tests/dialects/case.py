"""One walk to be taken: a dialect, and the frame around it, all drawn from one seed. It opens nothing."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Self

from automation.engine.step import Flow
from automation.settings.types import Ui
from fixtures.practice_org.dialects import Dialect

FRAME: dict[str, tuple[str, ...]] = {
    "edition": ("G2", "G1", "G3", "G4"),
    "ui": (Ui.LIGHTNING.value, Ui.CLASSIC.value),
    "flow": (Flow.JWT.value, Flow.WEB.value),
    "before": ("absent", "differs"),
    "origins": ("one", "three"),
}
"""What is varied beside the dialect, with its values, the standard first. `before` is whether the app exists and
differs from what is wanted."""
_DRAWN = "frame=drawn"
STANDARD = {name: values[0] for name, values in FRAME.items()}


@dataclass(frozen=True)
class Case:
    """A walk: its seed, its frame by the names of FRAME, and the org's dialect."""

    seed: int
    frame: tuple[tuple[str, str], ...]
    dialect: Dialect

    @classmethod
    def draw(cls, seed: int, said: str = "") -> Self:
        """The walk of a seed. `said` takes its place: "radio=text-after-br,edition=G4" leaves the rest standard, and
        "frame=drawn" among it leaves the rest of the frame to the seed.

        Raises:
            ValueError: `said` names a variable or a value that does not exist.
        """
        source = random.Random(f"frame of {seed}")  # noqa: S311 - it has to be the same every time
        drawn = {name: source.choice(values) for name, values in FRAME.items()}
        if not said:
            return cls(seed, tuple(drawn.items()), Dialect.draw(seed))
        pairs = [pair.strip() for pair in said.split(",") if pair.strip()]
        frame = drawn if _DRAWN in pairs else STANDARD
        pairs = [pair for pair in pairs if pair != _DRAWN]
        own = dict(pair.split("=", 1) for pair in pairs if pair.split("=", 1)[0] in FRAME)
        for name, value in own.items():
            if value not in FRAME[name]:
                raise ValueError(f"{name} is none of {', '.join(FRAME[name])}: {value!r}")
        words = ",".join(pair for pair in pairs if pair.split("=", 1)[0] not in FRAME)
        return cls(seed, tuple((frame | own).items()), Dialect.parse(words))

    def with_(self, said: str) -> Self:
        """The same with these values of the frame and the dialect.

        Raises:
            ValueError: there is no such variable or value.
        """
        pairs = dict(pair.strip().split("=", 1) for pair in said.split(",") if "=" in pair)
        own = {name: value for name, value in pairs.items() if name in FRAME}
        dialect = self.dialect.with_(**{name: value for name, value in pairs.items() if name not in FRAME})
        return replace(self, frame=tuple((dict(self.frame) | own).items()), dialect=dialect)

    def __getitem__(self, name: str) -> str:
        """A part of the frame."""
        return dict(self.frame)[name]

    @property
    def flow(self) -> Flow:
        """How the command line will log in."""
        return Flow(self["flow"])

    def about(self) -> str:
        """The frame in a few words, what is not usual last."""
        more = [" existing" * (self["before"] != "absent"), " three-origins" * (self["origins"] != "one")]
        return f"{self['edition']} {self['ui']} {self['flow']}{''.join(more)}"

    def changed(self) -> dict[str, str]:
        """What differs from the standard: the frame, the dialect, and its seed for what has no name."""
        frame = {name: value for name, value in self.frame if value != STANDARD[name]}
        return frame | self.dialect.changed() | ({"seed": str(self.dialect.seed)} if self.dialect.seed else {})

    def only(self, kept: Collection[str]) -> Self:
        """The same walk with nothing but these names of `changed()` away from the standard."""
        left = {name: value for name, value in self.changed().items() if name in kept}
        frame = STANDARD | {name: value for name, value in left.items() if name in FRAME}
        return replace(self, frame=tuple(frame.items()), dialect=Dialect.parse(_text(left, frame)))

    def __str__(self) -> str:
        """All of `changed()`, as `draw` takes it."""
        return _text(self.changed())


def _text(values: Mapping[str, str], without: Collection[str] = ()) -> str:
    return ",".join(f"{name}={value}" for name, value in values.items() if name not in without)
