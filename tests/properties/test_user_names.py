"""What holds of every name that is looked up among an org's profiles and permission sets."""

from __future__ import annotations

import unicodedata
from contextlib import suppress

from hypothesis import given, settings
from hypothesis import strategies as st

from automation.app.user_names import Entry, Kind, meant
from automation.app.validation import api_name_problem
from automation.errors import SettingsError
from pages.values.text import key, same

WORDS = st.text(st.sampled_from("aA\u00e9 _=-\u00a0\u6a29\uff21'\u2019"), min_size=1, max_size=6)
LABELS = st.one_of(WORDS, st.text(min_size=1, max_size=12)).filter(lambda text: bool(key(text)))
KINDS = st.sampled_from(list(Kind))
DERANDOMIZED = settings(derandomize=True, max_examples=200, deadline=None)


def listed(labels: list[str], prefix: str) -> list[Entry]:
    """An org's entries with these labels, each with an id and an API name of its own."""
    return [Entry(label, f"{prefix}{place:012}", f"Api_{place}") for place, label in enumerate(labels)]


@DERANDOMIZED
@given(KINDS, LABELS, st.lists(LABELS, max_size=6))
def test_never_by_chance(kind: Kind, name: str, labels: list[str]) -> None:
    """A name means the one entry that has it, or is refused; what is made for it has a good and free API name, and a
    label that no entry has."""
    entries = listed(labels, kind.prefix)
    with suppress(SettingsError):
        found = meant(kind, name, entries)
        if found.makes:
            assert kind is Kind.PERMISSION_SET
            assert not api_name_problem(found.entry.api_name)
            assert not any(same(one.label, found.entry.label) for one in entries)
            assert not any(same(one.api_name, found.entry.api_name) for one in entries)
        else:
            assert found.entry in entries
            assert [one for one in entries if same(one.label, name)] in ([found.entry], [])


@DERANDOMIZED
@given(KINDS, st.lists(LABELS, min_size=1, max_size=6, unique_by=key), st.sampled_from([" ", "\u00a0", "\u200b"]))
def test_every_label_and_id_is_found(kind: Kind, labels: list[str], blank: str) -> None:
    """Whatever an org calls its entries, each is found by its id, and by its label in another Unicode form and other
    blanks, if no other has that label for an API name."""
    for entry in (entries := listed(labels, kind.prefix)):
        assert meant(kind, entry.id, entries).entry == entry
        name = blank + unicodedata.normalize("NFD", entry.label) + blank
        if not any(same(one.api_name, name) for one in entries):
            with suppress(SettingsError):  # the name of a standard profile, or of an id's form, may mean two
                assert meant(kind, name, entries).entry == entry
