"""The days that a text may mean, in any locale's order. It knows no page."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import permutations

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_BUDDHIST = 543  # years that the Thai calendar is ahead
_DIGITS = re.compile(
    r"(?<!\d)(\d{4}|\d{1,2})\s*[-/.\u5e74\ub144]\s*(\d{1,2})\s*[-/.\u6708\uc6d4]\s*(\d{4}|\d{1,2})(?!\d)"
)
_DAY_FIRST = re.compile(r"(?<!\d)(\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?:de\s+|of\s+)?([a-z]{3})[a-z]*\.?,?[\s-]*(\d{4})")
_MONTH_FIRST = re.compile(r"([a-z]{3})[a-z]*\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(?:[\d:.]+\s+(?:[a-z]+\s+)?)?(\d{4})")
_UNSEEN = re.compile(r"[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def possible_days(text: str) -> set[date]:
    """Every day that a date in the text may mean: "3/4/2027" is both the 3rd of April and the 4th of March.

    Year, month and day in any order, with any usual separator, in digits of any script; months by their English names
    too. Two digits of a year are of this century. Empty where the text names no date.
    """
    words = unicodedata.normalize("NFKC", _UNSEEN.sub("", text)).casefold()
    found: set[date] = set()
    for match in _DIGITS.finditer(words):
        found.update(_by_numbers(match.groups()))
    for match in _DAY_FIRST.finditer(words):
        found.update(_by_name(match[2], match[1], match[3]))
    for match in _MONTH_FIRST.finditer(words):
        found.update(_by_name(match[1], match[2], match[3]))
    return found


def may_be_day(text: str, day: date, *, slack: int = 1) -> bool | None:
    """Whether a date in the text may be that day, give or take `slack` days, by which time zones set two clocks apart.

    None where the text names no date.
    """
    days = possible_days(text)
    return any(abs(one - day) <= timedelta(days=slack) for one in days) if days else None


def _by_numbers(parts: tuple[str, ...]) -> Iterator[date]:
    long = [place for place, part in enumerate(parts) if len(part) == 4]
    if len(long) > 1:
        return
    for order in permutations(range(3)):  # the places of year, month and day
        if order[0] == 1 or (long and order[0] != long[0]) or (long and order == (0, 2, 1)):
            continue  # no locale writes the year in the middle, or the day before the month behind a whole year
        yield from _day(parts[order[0]], int(parts[order[1]]), parts[order[2]])


def _by_name(name: str, day: str, year: str) -> Iterator[date]:
    if name in _MONTHS:
        yield from _day(year, _MONTHS.index(name) + 1, day)


def _day(year_text: str, month: int, day: str) -> Iterator[date]:
    year = int(year_text) + (2000 if len(year_text) <= 2 else 0)
    for one in (year, year - _BUDDHIST) if year > 2400 else (year,):
        try:
            yield date(one, month, int(day))
        except ValueError:
            continue
