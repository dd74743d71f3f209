"""What the org keeps of a connected app: definition, policies, who may use it. It knows no page and judges nothing."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from pages.values.durations import minutes


@dataclass(frozen=True, slots=True)
class ObservedApp:
    """A definition as the org keeps it. None means that its page does not show it; `texts` are those of step 4."""

    name: str
    api_name: str | None
    texts: Mapping[str, str | None]
    oauth: bool
    callback_urls: list[str]
    digital_signatures: bool | None
    certificate: str | None
    scopes: frozenset[str]
    scope_labels: str


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of step 13 to 15, in the page's words; what they mean is judged as values. No step is about
    `ip_relaxation`, which is read for advice alone and kept nowhere."""

    permitted_users: str | None
    refresh_policy: str | None
    timeout: str | None
    ip_relaxation: str | None = field(default=None, compare=False)

    @property
    def session_minutes(self) -> int | None:
        """The timeout in minutes; None when the app sets none."""
        return minutes(self.timeout or "")


@dataclass(frozen=True, slots=True)
class Assigned:
    """Who is pre-authorized, by name. `shown`: the page has the lists; without step 15's policy it has not.

    `records` are the same names by the ids of the profiles and permission sets, where these were read. `cut_off` is why
    the page may not show all of them; it is empty where it does.
    """

    profiles: tuple[str, ...]
    permission_sets: tuple[str, ...]
    shown: bool = True
    records: Mapping[str, str] = field(default_factory=dict)
    cut_off: str = ""

    def names(self, prefix: str) -> tuple[str, ...]:
        """Those of the kind whose ids begin with `prefix`."""
        return self.profiles if prefix == "00e" else self.permission_sets


def as_facts(part: ObservedApp | Policies | Assigned | None) -> dict[str, Any] | None:
    """What was read by the keys of the catalogue, as JSON takes it; None for what was not read, or is not there."""
    if part is None:
        return None
    values = asdict(part)
    values |= values.pop("texts", {})
    values.pop("ip_relaxation", None)
    values = {name: sorted(value) if isinstance(value, frozenset) else value for name, value in values.items()}
    return {name: list(value) if isinstance(value, tuple) else value for name, value in values.items()}
