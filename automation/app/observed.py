"""What the org keeps of a connected app's policies and of who may use it, and how that compares with what is wanted."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from pages import ConnectedAppPolicies, EditPolicies
from pages.values.dates import may_be_day
from pages.values.durations import Duration, minutes, refresh_period

from ..keys.pair import KeyPair


@dataclass(frozen=True, slots=True)
class Policies:
    """The policies of step 13 to 15, in the page's words; what they mean is judged as values."""

    permitted_users: str | None
    refresh_policy: str | None
    timeout: str | None

    @property
    def session_minutes(self) -> int | None:
        """The timeout in minutes; None when the app sets none."""
        return minutes(self.timeout or "")

    @property
    def refresh_after(self) -> Duration | None:
        """How long after its issue a refresh token expires; None for another policy."""
        return refresh_period(self.refresh_policy or "")

    @classmethod
    def read(cls, page: ConnectedAppPolicies) -> Policies:
        """Reads the stored policies."""
        return cls(page.permitted_users.text, page.refresh_token_policy.text, page.timeout.text)

    @classmethod
    def of_form(cls, form: EditPolicies) -> Policies:
        """Reads the open form."""
        period = form.expire_refresh_token.value
        policy = None if period is None else f"{form.expire_refresh_token.label} {period[0]} {period[1]}"
        return cls(form.permitted_users.value, policy, form.timeout.value)


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

    @classmethod
    def read(cls, page: ConnectedAppPolicies, *, ids: bool = False) -> Assigned:
        """Reads the related lists, with `ids` those too: to ask for them takes a while, and few need them.

        Raises:
            Unreadable: it cannot be told which of a list's texts are names.
        """
        profiles, permission_sets = page.profiles.shown(), page.permission_sets.shown()
        shown = profiles is not None or permission_sets is not None
        records = page.profiles.records | page.permission_sets.records if shown and ids else {}
        lists = [profiles or ([], ""), permission_sets or ([], "")]
        names = [tuple(entry.name for entry in entries) for entries, _ in lists]
        return cls(names[0], names[1], shown, records, "; ".join(lacking for _, lacking in lists if lacking))

    def names(self, prefix: str) -> tuple[str, ...]:
        """Those of the kind whose ids begin with `prefix`."""
        return self.profiles if prefix == "00e" else self.permission_sets


def extra_scopes(wanted: tuple[str, ...], found: frozenset[str]) -> list[str]:
    """The scopes that are not wanted; one label may name two tokens, of which either one is enough (grade A-img)."""
    together = {"refresh_token", "offline_access"}
    known = set(wanted) | (together if together & set(wanted) else set())
    return sorted(found - known)


def shows_certificate(text: str, pair: KeyPair) -> bool:
    """Whether a page's words about the stored certificate may be about that of `pair`.

    The page has the subject and the end of validity in one text (grade A-img). The date may stand in any order and
    any time zone, so that the day before and after count too. Where no date can be read, nothing speaks against it.
    It never tells two certificates of one day apart: it is a doubt, and a login is the answer.
    """
    return may_be_day(text, pair.not_after.date()) is not False
