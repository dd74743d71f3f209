"""Which screen a page is, rule by rule, from snapshots written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.dom.snapshot import Control, Snapshot, TableHead
from pages.recognition.evidence import ScreenModel
from pages.recognition.recognizer import Left, Recognizer
from pages.recognition.sign import Sign
from pages.recognition.verdict import (
    Arrived,
    Interruption,
    Kind,
    Partial,
    Unknown,
)

from .stored import model
from .written import FORM, NEW, a_button, a_field, judge


@pytest.mark.parametrize("name", ["EnableDialog", "Maintenance", "ContinueNotice", "AppChooser", "RegisterPhone"])
@pytest.mark.parametrize("button", ["Enable", "Got it", "Continue", "Delete", "OK"])
def test_one_generic_button_is_no_screen(name: str, button: str) -> None:
    """A page of which nothing is known but such a button is no screen."""
    page = Snapshot("https://org.example/x", controls=(a_button(button),), words="Something")
    verdict = judge(page, expected=(model(name),), left=Left())
    assert not isinstance(verdict, Arrived | Partial)


def test_a_part_with_another_name_is_partial() -> None:
    """A screen that lacks one of its parts is named as itself, and not taken for arrived."""
    verdict = judge(replace(NEW, controls=NEW.controls[1:]), expected=(FORM,), left=Left())
    assert isinstance(verdict, Partial)
    assert verdict.evidence.missing == ('"Connected App Name"',)


def test_two_screens_with_like_evidence_are_unknown() -> None:
    """Where another known screen is as likely, none has arrived."""
    one = ScreenModel("one", "One", required=(Sign("button", ("Alpha",)),))
    other = ScreenModel("other", "Other", required=(Sign("button", ("Beta",)),))
    page = Snapshot(controls=(a_button("Alpha"), a_button("Beta")))
    know = Recognizer([one, other])
    assert isinstance(know.verdict([page], expected=[one]), Unknown)
    assert isinstance(know.verdict([replace(page, headings=())], expected=[one, other]), Arrived)


def test_unknown_names_the_nearest() -> None:
    """An unknown page is told by the known screens that it resembles, and what each lacks."""
    page = Snapshot("https://org.example/x", controls=(a_field("Connected App Name"), a_field("API Name")))
    verdict = judge(page, left=Left())
    assert isinstance(verdict, Unknown)
    assert verdict.nearest[0].title == FORM.title
    assert '"Contact Email"' in verdict.nearest[0].lacks


def test_every_frame_is_tried() -> None:
    """A screen is known in whatever frame it is; one that does not answer has no say."""
    silent = Snapshot.unanswered("https://adverts.example/", main=False)
    shell = Snapshot("https://org.example/lightning/setup/x/page", controls=(Control("text", ("Quick Find",)),))
    verdict = judge(shell, silent, replace(NEW, main=False), expected=(FORM,), left=Left())
    assert isinstance(verdict, Arrived)
    assert verdict.evidence.place == 2


@pytest.mark.parametrize(
    ("page", "kind"),
    [
        (Snapshot(status=503, read=False), Kind.SERVER_ERROR),
        (Snapshot(login=True), Kind.LOGIN),
        (Snapshot(title="Insufficient Privileges"), Kind.FORBIDDEN),
        (Snapshot(words="Data Not Available"), Kind.NO_DATA),
    ],
    ids=["outage", "login", "rights", "no-data"],
)
def test_what_comes_between(page: Snapshot, kind: Kind) -> None:
    """The login page, an outage and a refusal of the org's are told as such."""
    verdict = judge(page)
    assert isinstance(verdict, Interruption)
    assert verdict.kind is kind


def test_a_list_is_known_by_its_heads() -> None:
    """A list's head may say that it sorts; a label that only holds the same words is no such head."""
    sign = Sign("table", ("App Name",))
    lists = ScreenModel("list", "List", required=(sign,))
    by_head = Snapshot(tables=(TableHead(("Sort by: App Name", "Developer Name"), 3),))
    by_label = Snapshot(tables=(TableHead(("Connected App Name",), 3),), texts=("App Name",))
    know = Recognizer([lists])
    assert isinstance(know.verdict([by_head], expected=[lists]), Arrived)
    assert not isinstance(know.verdict([by_label], expected=[lists]), Arrived)
