"""Which step a refused login points to, what to do, and which saves it may be waiting for. It asks no org.

What refusals there are, and what they mean, is data: `catalogue`.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from ..engine.step import Flow
from ..network.oauth_answers import OAuthRefusal
from .catalogue.entry import CERTIFICATE, HISTORY
from .catalogue.lookup import entry_for


@dataclass(frozen=True, slots=True)
class Probable:
    """The step that is probably wrong, 0 for none, and what to do."""

    step: int
    hint: str


UNKNOWN = f"setupwalk does not know this refusal; {HISTORY}"


def cause_of(refusal: OAuthRefusal, flow: Flow, right: Collection[int] = ()) -> Probable:
    """The step and the next action for a refusal; `right` are the steps that this run has read back as right.

    A refusal that nobody knows blames no step. What the org's page shows of a certificate does not tell which it is, so
    that step 8 is never right by having been read.
    """
    entry = entry_for(refusal.error, refusal.description)
    if entry is None:
        return Probable(0, UNKNOWN)
    causes = entry.causes_in(flow)
    steps = (one for one in causes if one.step and (one.step not in right or one.step == CERTIFICATE))
    cause = next(steps, None) or next((one for one in causes[::-1] if not one.step), causes[0])
    return Probable(cause.step, cause.next)


def on_its_way(refusal: OAuthRefusal, saved: Collection[int]) -> bool:
    """Whether the refusal may end by itself: it is one of those that follow a save of these steps, for minutes."""
    entry = entry_for(refusal.error, refusal.description)
    return entry is not None and not entry.follows.isdisjoint(saved)
