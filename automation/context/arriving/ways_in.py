"""What a way into the org is, and how one says that it does not lead in. It knows no way."""

from __future__ import annotations

from typing import Protocol, TypeVar

from ...browser.org_identity import OrgIdentity
from ...errors import PERSON, AutomationError, FailureKind

C_contra = TypeVar("C_contra", contravariant=True)


class WayClosed(AutomationError):
    """A way that is set up does not lead in: it has ended, was used, or is refused. The message is the rest of a
    sentence that begins with the way's name, such as "has ended"; the next way that is set up is tried."""

    def __init__(self, message: str, *, kind: FailureKind = PERSON, hint: str = "") -> None:
        super().__init__(message, kind=kind, hint=hint)


class WayIn(Protocol[C_contra]):
    """One way to sign in, tried where it was set up. `C_contra` is the walk's context, whose page it works on."""

    @property
    def name(self) -> str:
        """What it is called in messages and results, without anything secret: "the kept login"."""

    def enter(self, context: C_contra, /) -> None:
        """Opens the org, and waits until somebody is signed in to it.

        `context.typed` is set to the user name where this way knows it without asking the org.

        Raises:
            WayClosed: it does not lead in.
            Refused, SessionEnded: the org does not take it.
            PageError: what no other way would pass either, such as a page that asks for a person.
        """

    def admits(self, identity: OrgIdentity | None, /) -> None:
        """Called once it is known which org this is and who is signed in, None where that cannot be read.

        Raises:
            AutomationError: this is not the org or the user that the way is for.
        """


def none_left(closed: list[tuple[str, Exception]]) -> Exception:
    """The error where every way that is set up was tried: the only one's own, or one that names each, and why. Its
    kind is the last way's, which is what somebody would mend first."""
    name, last = closed[-1]
    if len(closed) == 1:
        if not isinstance(last, WayClosed):
            return last
        return WayClosed(f"{name} {last}", kind=last.kind, hint=last.hint)
    told = "; ".join(f"{one} {why(error)}" for one, error in closed)
    hints = dict.fromkeys(hint for _, error in closed if (hint := str(getattr(error, "hint", ""))))
    kind = next((error.kind for _, error in reversed(closed) if isinstance(error, WayClosed)), PERSON)
    return WayClosed(f"no way into the org is open: {told}", kind=kind, hint="; or ".join(hints))


def why(error: Exception) -> str:
    """Why a way is closed, as the rest of a sentence that begins with its name."""
    return str(error) if isinstance(error, WayClosed) else f"was refused: {error}"
