"""What holds of every text that is compared or read as a value."""

from __future__ import annotations

import unicodedata
from typing import Literal

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.app.fields import FIELDS, Field, agree
from automation.settings.types import names
from pages.values.dates import possible_days
from pages.values.durations import Unit, duration, split_duration
from pages.values.text import key, label_pattern, same, shown

TEXTS = st.text(max_size=40)
NAMES = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=20)
FORMS: list[Literal["NFC", "NFD"]] = ["NFC", "NFD"]
DERANDOMIZED = settings(derandomize=True, max_examples=150, deadline=None)


@DERANDOMIZED
@given(TEXTS, st.sampled_from(FORMS), st.sampled_from(["\u00a0", "  ", "\t", "\u2009", "\r\n"]))
def test_one_text_in_other_forms(text: str, form: Literal["NFC", "NFD"], blank: str) -> None:
    """Another Unicode form, other blanks and blanks at the ends leave a text the same, in any order of the two."""
    other = unicodedata.normalize(form, f"{blank}{text}{blank}".replace(" ", blank))
    assert same(text, other)
    assert same(other, text)
    assert key(key(text)) == key(text)
    assert shown(shown(text)) == shown(text)


@DERANDOMIZED
@given(TEXTS, TEXTS, st.sampled_from(FIELDS))
def test_agreement_is_mutual(one: str, other: str, field: Field) -> None:
    """Whether two values agree never depends on which of them was wanted, and no text makes it fail."""
    assert agree(field, one, one)
    assert agree(field, one, other) is agree(field, other, one)


@DERANDOMIZED
@given(TEXTS)
def test_reading_values_never_fails(text: str) -> None:
    """Any text is a duration or none, holds dates or none, and can be a label."""
    before, length = split_duration(text)
    assert isinstance(before, str)
    assert length == duration(text)
    possible_days(text)
    label_pattern(text)


@DERANDOMIZED
@given(st.integers(0, 999_999_999), st.sampled_from(list(Unit)))
def test_worded_durations_are_read_back(number: int, unit: Unit) -> None:
    """What is written as a duration is read as that duration."""
    assert str(duration(f"{number} {unit}")) == f"{number} {unit}"


@DERANDOMIZED
@given(st.lists(NAMES.filter(lambda name: "\n" not in name and "\r" not in name and name.strip()), max_size=5))
def test_quoted_names_are_read_back(listed: list[str]) -> None:
    """Every list of names can be written into a variable, if each name is quoted."""
    quoted = ",".join('"' + name.replace('"', '""') + '"' for name in listed)
    assert names(quoted) == tuple(name.strip() for name in listed)
