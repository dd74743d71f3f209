"""What a screen shows that is nobody else's to see, by its place. It finds and covers nothing."""

from __future__ import annotations

HIDDEN = "[id^=ctrDiv], [id$=':consumerSecret']"
"""CSS of the consumer secret; ids: grade A."""
PRIVATE = f"input[type=password], input[type=email], #username, #emc, #tc, #smc, [id$=':contactEmail'], {HIDDEN}"
"""CSS of what a person types to log in, of contact e-mail and of the secret; ids: grade A."""
KEY = "[id$=':consumerKey']"
"""CSS of the consumer key, which is no secret and is shown to nobody without need; id: grade A."""
