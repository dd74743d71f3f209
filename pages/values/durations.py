"""Durations as values: how pages word them, and when two are equal. It knows no page."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Unit(StrEnum):
    """A unit, worded as the policy form offers it. "Day(s)" was seen (grade A-img), the others are likely (grade D)."""

    MINUTE = "minutes"
    HOUR = "Hour(s)"
    DAY = "Day(s)"
    MONTH = "Month(s)"


_MINUTES = {Unit.MINUTE: 1, Unit.HOUR: 60, Unit.DAY: 24 * 60}
_NAMES = {"min": Unit.MINUTE, "minute": Unit.MINUTE, "hour": Unit.HOUR, "hr": Unit.HOUR, "day": Unit.DAY}
_NAMES |= {"month": Unit.MONTH}
_UNIT = r"(minute|min|hour|hr|day|month)(?:s|\(s\))?(?![a-z])"
_NUMBER = r"(?<![\d.,])(\d{1,3}(?:[., '\u2019]\d{3}){1,2}|\d{1,9})(?!\d)"
_ONE = re.compile(rf"{_NUMBER}\s*{_UNIT}", re.IGNORECASE)
_JOINED = re.compile(r"[\s,]*(?:and\s*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, eq=False)
class Duration:
    """So many units. 60 minutes are an hour and 24 hours a day; a month is no fixed number of days."""

    number: int
    unit: Unit

    @property
    def minutes(self) -> int | None:
        """Its length in minutes; None for months."""
        each = _MINUTES.get(self.unit)
        return None if each is None else self.number * each

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Duration):
            return NotImplemented
        return self._length == other._length

    def __hash__(self) -> int:
        return hash(self._length)

    def __str__(self) -> str:
        return f"{self.number} {self.unit}"

    @property
    def _length(self) -> tuple[int, int]:
        minutes = self.minutes
        return (0, self.number) if minutes is None else (minutes, 0)


def duration(text: str) -> Duration | None:
    """The duration in a text such as "15 minutes", "1hour", "90 Day(s)" or "1 hour and 30 minutes".

    None for "--None--" and the like. Digits may be of any script, and grouped ("1,440 minutes").
    """
    return split_duration(text)[1]


def split_duration(text: str) -> tuple[str, Duration | None]:
    """What stands before the duration in a text, trimmed, and the duration; the whole text and None without one."""
    text = unicodedata.normalize("NFKC", text)
    first = _ONE.search(text)
    if first is None:
        return text.strip(), None
    found, end = [_read(first)], first.end()
    while (further := _ONE.match(text, _end_of_gap(text, end))) is not None:
        found.append(_read(further))
        end = further.end()
    before = text[: first.start()].strip().rstrip(":").rstrip()
    minutes = [one.minutes for one in found]
    if len(found) == 1 or None in minutes:
        return before, found[0]
    return before, Duration(sum(length or 0 for length in minutes), Unit.MINUTE)


def unit_of(text: str) -> Unit | None:
    """The unit that an option such as "Day(s)", "days" or "Hours" stands for."""
    found = re.fullmatch(rf"\s*{_UNIT}\s*", unicodedata.normalize("NFKC", text), re.IGNORECASE)
    return _NAMES[found[1].lower()] if found else None


def minutes(text: str) -> int | None:
    """The minutes in a text; None for "--None--" and the like."""
    found = duration(text)
    return found.minutes if found is not None else None


def _read(found: re.Match[str]) -> Duration:
    return Duration(int(re.sub(r"\D", "", found[1])), _NAMES[found[2].lower()])


def _end_of_gap(text: str, start: int) -> int:
    gap = _JOINED.match(text, start)
    return gap.end() if gap else start
