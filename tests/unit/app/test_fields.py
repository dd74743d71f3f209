"""The catalogue of fields: whether it has all that is read, and when two values of a field are one."""

from __future__ import annotations

import unicodedata
from dataclasses import fields

import pytest

from automation.app.changes import changes
from automation.app.fields import FIELDS, TEXTS, Text, agree
from automation.app.observed import Assigned, ObservedApp, Policies, as_facts
from automation.settings.table import SETTINGS
from pages import ConnectedAppDetail, NewConnectedApp

FIELD = {field.label: field for field in FIELDS}


@pytest.mark.parametrize("text", TEXTS, ids=lambda text: text.key)
def test_a_text_is_whole(text: Text) -> None:
    """Each text has a part of that name and label on the form and on the app's page, and a setting."""
    assert NewConnectedApp.parts()[text.key].label == text.label
    assert ConnectedAppDetail.parts()[text.key].label == text.label
    assert text.variable in {setting.variable for setting in SETTINGS}


def test_words_for_all_that_is_read() -> None:
    """Whatever is read of an app and changes is told by the name that the screens give it."""
    app = ObservedApp(
        "A",
        "A",
        {text.key: "old" for text in TEXTS},
        oauth=True,
        callback_urls=[],
        digital_signatures=None,
        certificate=None,
        scopes=frozenset(),
        scope_labels="",
    )
    policies, assigned = as_facts(Policies("", "", "")), as_facts(Assigned((), ()))
    seen = {"app": as_facts(app), "policies": policies, "assigned": assigned}
    labels = {field.label for field in FIELDS} | {"Profiles and Permission Sets"}
    for name, part in seen.items():
        assert part is not None
        for key in set(part) - {"records"}:
            (said,) = changes(seen, seen | {name: part | {key: "new"}})
            assert said.removeprefix("the org has changed in ") in labels
    assert {one.name for one in fields(ObservedApp)} - {"texts"} | {text.key for text in TEXTS} == set(
        seen["app"] or ()
    )


@pytest.mark.parametrize(
    ("label", "wanted", "found"),
    [
        ("Description", "One.  Two.\r\nThree", "One. Two. Three"),
        ("Description", "Équipe", unicodedata.normalize("NFD", "Équipe")),
        ("Description", "", None),
        ("Contact Email", "Owner@Acme.Example", "owner@acme.example"),
        ("Contact Phone", "415 555-0100", "(415)\u00a05550100"),
        ("Info URL", "HTTPS://Acme.Example", "https://acme.example/"),
        ("Logo Image URL", "https://acme.example:443/Logo.png", "https://acme.example/Logo.png"),
        ("API Name", "salesforce_cli", "Salesforce_CLI"),
    ],
)
def test_fields_agree(label: str, wanted: str, found: str | None) -> None:
    """A field that shows what was wanted in other words has no difference."""
    assert agree(FIELD[label], wanted, found)


@pytest.mark.parametrize(
    ("label", "wanted", "found"),
    [
        ("Description", "Owned by DevOps", "owned by devops"),
        ("Connected App Name", "CI Login", "CI login"),
        ("Contact Email", "owner@acme.example", "other@acme.example"),
        ("Contact Phone", "+1 415 555 0100", "415 555 0100"),
        ("Info URL", "https://acme.example/a", "https://acme.example/a/"),
        ("Info URL", "https://acme.example/a", "https://acme.example/A"),
        ("Icon URL", "https://[broken", "https://[Broken"),
    ],
)
def test_fields_differ(label: str, wanted: str, found: str) -> None:
    """Case where it counts, another digit and a path's last slash are differences."""
    assert not agree(FIELD[label], wanted, found)
