"""The end card: it says what was done, calls nothing ready that was not proven, and offers what can follow."""

from __future__ import annotations

from dataclasses import replace

import pytest

from automation.guided.view.end_card import End, end_card, sure_card
from automation.oauth.login_check import Proof

PROVEN = Proof("ci@acme.example", "ci@acme.example logged in with the app and called the API (v65.0)", proven=True)
SKIPPED = Proof("ci@acme.example", "no private key was given, so no login was tried", skipped=True)
REFUSED = Proof("ci@acme.example", "invalid_grant: invalid assertion", step=8, hint="upload the certificate of the key")
END = End(
    "Pipeline",
    created=True,
    changed=[(4, "Basic information"), (8, "Upload the certificate")],
    titles={4: "Basic information", 8: "Upload the certificate", 17: "Choose who is pre-authorized"},
    who=["the profile System Administrator", "the permission set Pipeline Users"],
    sets=["Pipeline Users"],
    proof=PROVEN,
    copies=[("Consumer key", "3MVG9")],
)


def orders(end: End) -> list[str]:
    """What its buttons order that can be pressed."""
    return [button["order"] for button in end_card(end)["buttons"] if button["on"]]


def test_proven() -> None:
    """A login that worked makes the app ready; the card tells who may log in, and what has to be assigned."""
    card = end_card(END)
    assert card["title"] == "Pipeline is ready"
    assert card["lines"] == [
        'Created: the connected app "Pipeline".',
        "Test login: ci@acme.example logged in with the app and called the API (v65.0).",
        "Who may log in: users with the profile System Administrator or the permission set Pipeline Users.",
        "A user who should log in must have one of these permission sets: Pipeline Users. Assign users does that.",
    ]
    assert card["copy"] == [["Consumer key", "3MVG9"]]
    assert orders(END) == ["stop", "report", "assign", "again", "undo"]


@pytest.mark.parametrize(
    ("end", "title"),
    [
        (replace(END, proof=None), "Pipeline is set up; its login was not tested"),
        (replace(END, proof=SKIPPED), "Pipeline is set up; its login was not tested"),
        (replace(END, proof=REFUSED), "The app was created, but its test login failed"),
        (replace(END, proof=REFUSED, created=False), "The app is set up, but its test login failed"),
        (replace(END, untried="the org cannot be reached"), "The app is set up, but its login could not be tested"),
        (replace(END, proof=None, undone=True), "This run was taken back"),
    ],
)
def test_nothing_is_called_ready_that_was_not_proven(end: End, title: str) -> None:
    """Without a login that worked, neither title nor lines say that it did; an old proof does not outlive a failure."""
    card = end_card(end)
    assert card["title"] == title
    assert not any("Test login: " in line or "ready" in line for line in card["lines"])


def test_a_refusal_leads_to_its_step() -> None:
    """The step that a refusal points to is named with its reason, and the first button goes there; without one the
    reason alone is told."""
    end = replace(END, proof=REFUSED)
    assert "Look at step 8, Upload the certificate. Upload the certificate of the key." in end_card(end)["lines"]
    first = end_card(end)["buttons"][0]
    assert (first["order"], first["text"]) == ("goto", "8")
    nowhere = replace(END, proof=replace(REFUSED, step=0))
    assert "What to do: upload the certificate of the key." in end_card(nowhere)["lines"]
    assert "goto" not in orders(nowhere)


def test_what_can_follow() -> None:
    """A run that changed nothing cannot be taken back, an app without permission sets has none to assign, and after an
    undo there is the report alone."""
    nothing = replace(END, created=False, changed=[])
    assert end_card(nothing)["lines"][0] == "Nothing had to be changed."
    assert "undo" not in orders(nothing)
    assert "assign" not in orders(replace(END, sets=()))
    assert "assign" not in orders(replace(END, jwt=False))
    assert orders(replace(END, undone=True)) == ["stop", "report"]


def test_who_was_assigned_is_told_in_place_of_the_advice() -> None:
    """Once the user is known to be let in, nobody is told to assign them, nor can it be done twice."""
    end = replace(END, proof=REFUSED, let_in="ci@acme.example has the permission set Pipeline Users")
    lines = end_card(end)["lines"]
    assert "ci@acme.example has the permission set Pipeline Users." in lines
    assert not any("Assign users" in line for line in lines)
    assert orders(end) == ["goto", "again", "undo", "report", "stop"]


def test_a_practice_org_that_ends() -> None:
    """An org that ends with the session is told to."""
    assert end_card(replace(END, lasts=False))["lines"][-1] == (
        "This practice org ends with this window, and the app with it."
    )


def test_undo_says_what_it_will_do_before_it_does() -> None:
    """The question names what will be deleted or restored, and what stays; keeping is the first button."""
    card = sure_card(replace(END, stays=['that run created the permission set "Pipeline Users"; it stays']))
    assert card["lines"][0].startswith('It will delete the connected app "Pipeline", which this run created.')
    assert card["lines"][1] == 'That run created the permission set "Pipeline Users"; it stays.'
    assert [button["order"] for button in card["buttons"]] == ["check", "undo"]
    changed = sure_card(replace(END, created=False))
    assert changed["lines"] == [
        "It will restore what these steps changed: 4 Basic information, 8 Upload the certificate."
    ]
