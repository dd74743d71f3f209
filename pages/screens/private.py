"""What a screen shows that is nobody else's to see, by its place. It finds and covers nothing."""

from __future__ import annotations

PRIVATE = (
    "input[type=password], input[type=email], #username, #emc, #tc, #smc, [id$=':contactEmail'], "
    "[id^=ctrDiv], [id$=':consumerSecret']"
)
"""CSS of what a person types to log in, of contact e-mail and of the secret; ids: grade A."""
