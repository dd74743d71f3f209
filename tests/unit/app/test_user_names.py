"""Which profile or permission set a given name means, and what is refused instead of guessed."""

from __future__ import annotations

import unicodedata

import pytest

from automation.app.user_names import Entry, Kind, meant, split_given
from automation.errors import SettingsError

PROFILES = (
    Entry("System Administrator", "00e000000000001"),
    Entry("Standard User", "00e000000000002"),
    Entry("Read Only", "00e000000000003"),
    Entry("read only", "00e000000000004"),
    Entry("Custom: Sales", "00e000000000005"),
)
SETS = (
    Entry("CI Runner", "0PS000000000001", "CI_Runner"),
    Entry("Runner", "0PS000000000002", "Runner"),
    Entry("Runner", "0PS000000000003", "acme__Runner"),
    Entry("\u00c9quipe", "0PS000000000004", "Team"),
    Entry("Deploy", "0PS000000000005", "Old_Name"),
    Entry("Old_Name", "0PS000000000006", "Older"),
    Entry("Night=Day", "0PS000000000007", "Night_Day"),
)


@pytest.mark.parametrize(
    ("kind", "given", "number"),
    [
        (Kind.PROFILE, "system  administrator", 1),
        (Kind.PROFILE, "Admin", 1),
        (Kind.PROFILE, "STANDARD", 2),
        (Kind.PROFILE, "Custom%3A Sales", 5),
        (Kind.PROFILE, "00e000000000004", 4),
        (Kind.PROFILE, "00e000000000004AAQ", 4),
        (Kind.PERMISSION_SET, "CI Runner", 1),
        (Kind.PERMISSION_SET, "ci_runner", 1),
        (Kind.PERMISSION_SET, "acme__Runner", 3),
        (Kind.PERMISSION_SET, "Runner=Runner", 2),
        (Kind.PERMISSION_SET, "0PS000000000002", 2),
        (Kind.PERMISSION_SET, unicodedata.normalize("NFD", "\u00e9quipe"), 4),
        (Kind.PERMISSION_SET, "\u00c9quipe=Team", 4),
        (Kind.PERMISSION_SET, "Night=Day", 7),
    ],
)
def test_the_one_that_is_meant(kind: Kind, given: str, number: int) -> None:
    """A label in other blanks, case or Unicode form, an API name, an id, and a name of the Metadata API mean one."""
    found = meant(kind, given, PROFILES if kind is Kind.PROFILE else SETS)
    assert (int(found.entry.id[-1]), found.makes) == (number, False)


@pytest.mark.parametrize(
    ("kind", "given", "words", "hint"),
    [
        (Kind.PROFILE, "Standrd User", "similar: Standard User", "correct APP_PROFILES"),
        (Kind.PROFILE, "READ ONLY", "two profiles of the org", "by its id"),
        (Kind.PROFILE, "00e000000000009", "has no profile", "correct APP_PROFILES"),
        (Kind.PERMISSION_SET, "Runner", "two permission sets of the org", "by its API name or id"),
        (Kind.PERMISSION_SET, "Old_Name", "two permission sets of the org", "by its API name or id"),
        (Kind.PERMISSION_SET, "0PS000000000009", "no permission set with the id", "correct"),
        (Kind.PERMISSION_SET, "Other=CI_Runner", 'but it is "CI Runner"', "CI_Runner alone names it"),
        (Kind.PERMISSION_SET, "Other=2nd set", "follows the = may hold only", "correct"),
        (Kind.PERMISSION_SET, "CI-Runner", "would get the API name of", "=Other_Name"),
        (Kind.PERMISSION_SET, "\uff23\uff29 Runner", "looks the same", "as the org does"),
        (Kind.PERMISSION_SET, "\u6a29\u9650", "no API name for a new one", '"\u6a29\u9650=Api_Name"'),
        (Kind.PERMISSION_SET, "x" * 81, "81 characters, more than 80", "correct"),
    ],
)
def test_refused(kind: Kind, given: str, words: str, hint: str) -> None:
    """What means none, may mean two, or only looks new is refused, and what to write instead is told."""
    with pytest.raises(SettingsError) as caught:
        meant(kind, given, PROFILES if kind is Kind.PROFILE else SETS)
    assert words in str(caught.value)
    assert str(caught.value).endswith("nothing was written")
    assert hint in caught.value.hint


@pytest.mark.parametrize("given", ["Runner", "Old_Name", "READ ONLY"])
def test_advice_can_be_followed(given: str) -> None:
    """Whatever two a name may mean, each of them has an id in the refusal, and that names it alone."""
    kind, entries = (Kind.PROFILE, PROFILES) if given == "READ ONLY" else (Kind.PERMISSION_SET, SETS)
    with pytest.raises(SettingsError) as caught:
        meant(kind, given, entries)
    told = [entry for entry in entries if entry.id in str(caught.value)]
    assert len(told) == 2
    assert [meant(kind, entry.id, entries).entry for entry in told] == told


@pytest.mark.parametrize(
    ("given", "label", "api_name"),
    [
        ("Pipeline Users", "Pipeline Users", "Pipeline_Users"),
        ("\u6a29\u9650 = Rights", "\u6a29\u9650", "Rights"),
        ("A=B=C_D", "A=B", "C_D"),
    ],
)
def test_made(given: str, label: str, api_name: str) -> None:
    """A permission set that is new is made with its label, and the API name that was given or is made from it."""
    assert meant(Kind.PERMISSION_SET, given, SETS).entry == Entry(label, api_name=api_name)
    assert meant(Kind.PERMISSION_SET, given, SETS).makes


def test_split_given() -> None:
    """Only a label followed by an API name is taken apart."""
    assert split_given("A=b c") == ("A=b c", "")
    assert split_given("=B") == ("=B", "")
    assert split_given("A = B") == ("A", "B")
