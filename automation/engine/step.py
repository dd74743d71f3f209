"""What a step is: plain data. It knows neither browser nor Salesforce."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Generic, Protocol, TypeVar

W = TypeVar("W")


class Flow(StrEnum):
    """How the CLI will log in with the app that the walk makes."""

    JWT = "jwt"
    WEB = "web"


class Status(StrEnum):
    """How a step ended. Only a reading ends with DIFFERS, and with FOLLOWS for steps that store nothing themselves.

    The last three are what a report says: of steps behind the end, and of what was entered into a form whose Save did
    not come, or of which nobody knows whether it came."""

    DONE = "done"
    ALREADY = "already so"
    NOT_IN_FLOW = "not in this flow"
    FAILED = "failed"
    SKIPPED = "skipped"
    DIFFERS = "differs"
    FOLLOWS = "follows"
    NOT_REACHED = "not reached"

    @property
    def words(self) -> str:
        """What a person reads of it; the value is for programs."""
        told = {"already so": "no change", "follows": "after that", "differs": "to change"}
        return told.get(self.value, self.value)

    UNSAVED = "entered, not saved"
    UNCONFIRMED = "entered, save not confirmed"


class By(StrEnum):
    """Who did a step."""

    NOBODY = ""
    ROBOT = "robot"
    PERSON = "person"


@dataclass(frozen=True, slots=True)
class Entry:
    """A value that goes into the org at a step, under the label that the screen has for it."""

    label: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that is not as wanted. `wanted` and `found` are texts for a reader, never secrets.

    `deed` is "adds" or "removes" where `found` is a list of which the rest stays; else the one takes the other's place.
    `says` is what a person reads of it in a guided session: one sentence that says what to do.
    """

    what: str
    wanted: str
    found: str
    deed: str = field(default="", compare=False)
    says: str = field(default="", compare=False)

    @property
    def plain(self) -> str:
        """What a person should do about it, in one sentence."""
        return self.says or f"{self.what} should be {self.wanted}; it is {self.found}."

    @property
    def change(self) -> str:
        """What a walk would do about it."""
        done = {"adds": f"add {self.wanted}", "removes": f"remove {self.wanted.removeprefix('without ')}"}
        return f"{self.what}: " + done.get(self.deed, f"{self.found} -> {self.wanted}")

    def __str__(self) -> str:
        return f"{self.what}: wanted {self.wanted}, found {self.found}"


class Part(Protocol):
    """A part of a screen that can be looked for; what `find` gives is the screen's private matter, None for absent."""

    def find(self) -> Any: ...


class Light(StrEnum):
    """How a part of a screen stands to its step: to be touched now, after that, or right already."""

    NOW = "now"
    NEXT = "next"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Spot:
    """A part that a step is about, and how it stands to it."""

    part: Part
    light: Light = Light.NOW


@dataclass(frozen=True, slots=True)
class Step(Generic[W]):
    """One step of the guide: how to do it, and how to see what still differs.

    `differences` is a look: it neither waits nor navigates nor raises, and empty means done. A `lasting` step leaves
    something stored in the org; the others only lead from one page to the next. A step that `saves` writes to the org:
    once it has begun, a walk is not simply tried again.

    The rest is for a person: `why` the step is there, what may go wrong (`trouble`), the values to enter, `where` on
    the screen it is done (a look: the parts concerned that are there now, what is to be touched now first), and an act
    that goes `there`; a step without one is reached by the steps before it. A person may leave out an `optional` step;
    the others are what later ones stand on.

    `foresee` looks, before anything is written to the org, whether the step can be done at all; it may navigate and
    raises what will stand in the step's way. It is asked when the walk is about to write, and not where all is settled.

    `then` follows once the step is right, whoever did it, and before anything else is done; what it raises is the
    step's failure.
    """

    number: int
    title: str
    says: str
    do: Callable[[W], None]
    differences: Callable[[W], Iterable[Difference]]
    flows: frozenset[Flow] = frozenset(Flow)
    lasting: bool = True
    saves: bool = False
    optional: bool = False
    why: str = ""
    trouble: str = ""
    values: tuple[Entry, ...] = ()
    where: Callable[[W], Sequence[Spot]] | None = None
    there: Callable[[W], object] | None = None
    foresee: Callable[[W], None] | None = None
    then: Callable[[W], None] | None = None


@dataclass(frozen=True, slots=True)
class Chapter(Generic[W]):
    """Steps that one Save makes last.

    `read_back` reads the stored thing back, so that the steps' looks judge what the org keeps; it may navigate and
    raises when it cannot read. `stored` tells whether there is anything stored that a survey could read yet.

    `left` is a check: what has undone the chapter meanwhile, in a sentence for a person, so that it comes first again,
    such as the end of a session; empty where nothing has.

    `permits` is asked before a walk writes to the org for the first time, and not where all is settled; it raises what
    forbids that, and nothing is written then.

    `goes_on` is asked where reading back after a save shows that a step did not last: whether the chapters behind can
    and shall be taken all the same. The step has failed then, and the walk with it; it only does not stop half-way.
    """

    title: str
    steps: Sequence[Step[W]]
    read_back: Callable[[W], None] | None = None
    stored: Callable[[W], bool] | None = None
    goes_on: Callable[[W], bool] | None = None
    left: Callable[[W], str] | None = None
    permits: Callable[[W], None] | None = None

    def outlasts(self, failed: Result, context: W) -> bool:
        """Whether the chapters behind are taken in spite of this failure."""
        return failed.read_back and failed.error is None and self.goes_on is not None and self.goes_on(context)


@dataclass(frozen=True, slots=True)
class Result:
    """What became of one step. `seconds` is the time that it took; `error` is set where it failed by one.

    `by` is who did it, `reason` why it was skipped. `read_back`: it failed when what was saved was read back.
    """

    number: int
    title: str
    status: Status
    differences: tuple[Difference, ...] = ()
    seconds: float = 0.0
    error: Exception | None = field(default=None, compare=False)
    by: By = By.NOBODY
    reason: str = ""
    read_back: bool = False
