"""What the catalogue is made of: a refusal, its causes in order, how the org shows whether one is so. Plain data."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from ...engine.step import Flow
from ...settings.advised_commands import advised

APP, POLICIES, USERS = 10, 16, 17
"""The steps that save."""
CERTIFICATE = 8

LATER = "changes can take 2 to 10 minutes to reach every server: wait, and run {verify}"
WHO = (
    "check the user who logs in, APP_JWT_USERNAME, letter by letter (in a sandbox it ends in the sandbox's name), and "
    "that SF_LOGIN_URL is that user's own org"
)
HISTORY = "Setup > Login History of that user may tell why"


class Look(Enum):
    """What can be looked up in the org, to say whether a cause is the one. `diagnosis` knows how."""

    OTHER_APP = auto()
    """The consumer key is not that of the app."""
    NO_OAUTH = auto()
    NO_SIGNATURES = auto()
    OTHER_CERTIFICATE = auto()
    OTHER_CALLBACK = auto()
    NO_REFRESH_SCOPE = auto()
    NO_API_SCOPE = auto()
    LACKING_SCOPES = auto()
    REFRESH_POLICY = auto()
    TIMEOUT = auto()
    IP_ENFORCED = auto()
    SELF_AUTHORIZE = auto()
    NOT_SELECTED = auto()
    """None of the user's profile and permission sets is selected in the app."""
    NO_USER = auto()
    INACTIVE = auto()
    FROZEN = auto()


@dataclass(frozen=True, slots=True)
class Cause:
    """What may be wrong: the step of the guide, 0 for what is outside of it, and what to do about it.

    In `does`, `{verify}`, `{rotate}` and `{show}` stand for commands. `look` tells whether it is so; without one
    nothing does.
    """

    step: int
    does: str
    look: Look | None = None
    flow: Flow | None = None
    """The only flow in which it can be the cause."""

    @property
    def next(self) -> str:
        """What to do, with the commands as they have to be typed."""
        return self.does.format(verify=advised("verify"), rotate=advised("cert rotate"), show=advised("cert show"))


@dataclass(frozen=True, slots=True)
class Entry:
    """A refusal. `words` are parts of what is said, in small letters, `codes` those that mean this by themselves.

    `causes`, the likeliest first; one without a step is last. `follows` are the steps whose save takes minutes to reach
    all servers, during which the org refuses so. `source` says who has seen it, with its grade. `echo`: how little it
    tells beside others, 0 where it tells most. `vague`: other programs say so too, about other things. `own`: it comes
    from the client's machine, not from an org.
    """

    name: str
    says: str
    means: str
    causes: tuple[Cause, ...]
    words: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()
    follows: frozenset[int] = frozenset()
    source: str = ""
    echo: int = 0
    vague: bool = False
    own: bool = False

    def causes_in(self, flow: Flow | None) -> tuple[Cause, ...]:
        """The causes that there can be in a flow; all where it is not known."""
        return tuple(one for one in self.causes if flow is None or one.flow in (None, flow))
