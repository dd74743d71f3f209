"""Profiles and permission sets as an org has them, and what a given name of one means. It knows no page."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import Enum

from pages.values.text import plain

_ABOUT = 80
"""Characters of a description that are told."""


class Kind(Enum):
    """What step 17 attaches: its words, the prefix of its ids, and where it is named."""

    PROFILE = ("profile", "00e", "APP_PROFILES or --profile")
    PERMISSION_SET = ("permission set", "0PS", "APP_PERMISSION_SETS or --permission-set")

    @property
    def words(self) -> str:
        """What it is called in a sentence."""
        return self.value[0]

    @property
    def prefix(self) -> str:
        """How its ids begin (grade A)."""
        return self.value[1]

    @property
    def setting(self) -> str:
        """Where a person names it."""
        return self.value[2]


@dataclass(frozen=True, slots=True)
class Entry:
    """A profile or permission set of the org. `id` has 15 characters; `api_name` carries its namespace, and is empty
    for profiles and where it is not known, as `description` is."""

    label: str
    id: str = ""
    api_name: str = ""
    description: str = field(default="", compare=False)
    modifies_all: bool = field(default=False, compare=False)
    """Whether it is known to have the right Modify All Data."""

    def __str__(self) -> str:
        facts = [f"API name {self.api_name}"] if self.api_name else []
        facts += [f"id {self.id}"] if self.id else []
        return f'"{self.label}"' + (f" ({', '.join(facts)})" if facts else "")

    @property
    def told_apart(self) -> str:
        """It beside others of its name: also what somebody has written about it."""
        about = plain(self.description)
        return f'{self}: "{about[:_ABOUT]}{"..." if len(about) > _ABOUT else ""}"' if about else str(self)


@dataclass(frozen=True, slots=True)
class Meant:
    """What a given name means. `entry` is what the org has; where `makes`, what has to be made."""

    given: str
    entry: Entry
    makes: bool = False
