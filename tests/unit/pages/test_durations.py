"""Durations and dates as values, however a page words them."""

from __future__ import annotations

from datetime import date

import pytest

from pages.values.dates import may_be_day, possible_days
from pages.values.durations import Duration, Unit, duration, minutes, split_duration, unit_of
from pages.values.policies import expire_after, same_policy


@pytest.mark.parametrize(
    "text",
    [
        "90 Day(s)",
        "90 Days",
        "90 day(s)",
        "90\u00a0days",
        "\uff19\uff10 Days",
        "\u0669\u0660 days",
        "90 day\uff08s\uff09",
        "2,160 hours",
    ],
)
def test_ninety_days(text: str) -> None:
    """Ninety days are that in any wording, digits and unit."""
    assert duration(text) == Duration(90, Unit.DAY)


@pytest.mark.parametrize(
    ("text", "length"),
    [
        ("15 minutes", 15),
        ("60 minutes", 60),
        ("1hour", 60),
        ("1 hour", 60),
        ("24 hours", 1440),
        ("1 day", 1440),
        ("2 hours of inactivity", 120),
        ("1 hour and 30 minutes", 90),
        ("1\u202f440 min", 1440),
        ("--None--", None),
        ("", None),
        ("3 Month(s)", None),
        ("5 minutest", None),
        ("9" * 5000 + " days", None),
    ],
)
def test_minutes(text: str, length: int | None) -> None:
    """A timeout is its length in minutes, whatever unit it is told in; what names no time has none."""
    assert minutes(text) == length


def test_months_are_no_days() -> None:
    """Three months are not ninety days, and equal durations are one key."""
    assert duration("3 Month(s)") != duration("90 days")
    assert len({Duration(24, Unit.HOUR), Duration(1, Unit.DAY), Duration(1440, Unit.MINUTE)}) == 1
    assert Duration(1, Unit.DAY) != "1 Day(s)"


@pytest.mark.parametrize(
    ("policy", "is_it"),
    [
        ("Expire refresh token after 90 Day(s)", True),
        ("Expire refresh token after: 90 days", True),
        (" expire\u00a0refresh token after 90 day", True),
        ("Expire refresh token after 2160 hours", True),
        ("Expire refresh token after 3 Month(s)", False),
        ("Expire refresh token if not used for 90 Day(s)", False),
        ("Refresh token is valid until revoked", False),
        ("", False),
    ],
)
def test_policy_of_step_13(policy: str, is_it: bool) -> None:
    """What is composed for step 13 is known in any wording of its words and period; its twin is another policy."""
    assert same_policy(policy, expire_after(Duration(90, Unit.DAY))) is is_it


def test_split() -> None:
    """A policy falls into its words and its period, as the form has them."""
    assert split_duration("Expire refresh token if not used for: 30 Day(s)") == (
        "Expire refresh token if not used for",
        Duration(30, Unit.DAY),
    )
    assert split_duration(" Immediately expire refresh token ") == ("Immediately expire refresh token", None)


@pytest.mark.parametrize(("option", "unit"), [("Day(s)", Unit.DAY), (" days ", Unit.DAY), ("Hours", Unit.HOUR)])
def test_unit(option: str, unit: Unit) -> None:
    """An option is known by its unit, not by its spelling."""
    assert unit_of(option) is unit
    assert unit_of(f"{option} of the week") is None


@pytest.mark.parametrize(
    "text",
    [
        "11/25/2027",
        "25/11/2027",
        "25.11.2027 09:15",
        "25. 11. 2027",
        "2027-11-25, 6:16 p.m.",
        "2027/11/25 16:11",
        "2027年11月25日",
        "11/25/27, 4:58 AM",
        "Nov 25 04:58:00 2027 GMT",
        "November 25th, 2027",
        "25 Nov 2027",
        "25-Nov-2027",
        "Expires 25\u200e/11\u200e/2027",
        "\u0662\u0665/\u0661\u0661/\u0662\u0660\u0662\u0667",
        "25/11/2570",
    ],
)
def test_day_in_any_locale(text: str) -> None:
    """A day is found in the order, signs, digits and calendar of any locale that was met."""
    assert date(2027, 11, 25) in possible_days(text)


def test_doubtful_day() -> None:
    """Where day and month may change places both are possible; a whole year in front settles it."""
    assert possible_days("3/4/2027") == {date(2027, 4, 3), date(2027, 3, 4)}
    assert possible_days("2027-03-04") == {date(2027, 3, 4)}
    assert possible_days("31/12/2027 and 2/30/2027") == {date(2027, 12, 31)}
    assert possible_days("server.crt, 2048 bits, 99/99/9999") == set()


@pytest.mark.parametrize(("day", "may_be"), [(24, True), (25, True), (26, True), (23, False), (27, False)])
def test_neighbouring_days(day: int, may_be: bool) -> None:
    """The day before and after may be meant, for an org's clock stands in another time zone."""
    assert may_be_day("Expires 11/25/2027", date(2027, 11, day)) is may_be


def test_no_day() -> None:
    """A text without a date tells nothing."""
    assert may_be_day("server.crt", date(2027, 11, 25)) is None
