"""Which of a refusal's causes it is, by what the org shows. It reads after a refusal alone, in the same browser."""

from __future__ import annotations

from ..context.step_context import StepContext
from ..network.oauth_answers import OAuthRefusal
from .catalogue.entry import Cause, Entry
from .catalogue.lookup import entry_for
from .looks import Looks, Seen
from .refusals import UNKNOWN, Probable


def diagnosed(context: StepContext, refusal: OAuthRefusal, username: str) -> Probable:
    """The step that is wrong, with what the org shows there and the next action; `username` is who was refused."""
    entry = entry_for(refusal.error, refusal.description)
    return cause_in_org(context, entry, username) if entry is not None else Probable(0, UNKNOWN)


def cause_in_org(context: StepContext, entry: Entry, username: str, *, ours: bool = True) -> Probable:
    """The first cause that the org shows to be so; without one, the first that it does not show to be otherwise.
    `ours` as for `Looks`."""
    looks, unknown = Looks(context, username, ours=ours), list[tuple[Cause, Seen]]()
    causes = entry.causes_in(context.wanted.flow)
    for cause in causes:
        seen = looks.at(cause.look) if cause.look is not None else Seen(None)
        if seen.so:
            return _told(cause, seen)
        if seen.so is None:
            unknown.append((cause, seen))
    return _told(*unknown[0]) if unknown else Probable(causes[-1].step, causes[-1].next)


def _told(cause: Cause, seen: Seen) -> Probable:
    return Probable(cause.step, f"{seen.shows}: {cause.next}" if seen.shows else cause.next)
