"""What the choices of a connected app's policies say, composed and read. It knows no page."""

from __future__ import annotations

from .durations import Duration, split_duration
from .text import same

SELF_AUTHORIZE = "All users may self-authorize"
ADMIN_APPROVED = "Admin approved users are pre-authorized"
EXPIRE_AFTER = "Expire refresh token after"
"""How long after its issue. The twin "Expire refresh token if not used for" is another policy (both grade A-img)."""


def expire_after(period: Duration) -> str:
    """The refresh token policy of step 13, in the form's words. How a detail page words it was not seen (gap)."""
    return f"{EXPIRE_AFTER} {period}"


def same_policy(one: str, other: str) -> bool:
    """Whether two wordings of a refresh token policy are one policy, with one period."""
    (words, period), (others, other_period) = split_duration(one), split_duration(other)
    return same(words, others) and period == other_period
