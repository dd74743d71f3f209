"""What may be said of a page, rule by rule, from snapshots written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.dom.snapshot import Message, Snapshot
from pages.recognition.verdict import (
    Arrived,
    Loading,
    Notice,
    Refused,
    Unknown,
)

from .stored import model
from .written import AFTER_SAVE, DETAIL, NEW, NOTICE, RED, WAITS, a_button, a_field, judge


@pytest.mark.parametrize("heading", ["New Connected App", "Connected App", "Please wait"])
@pytest.mark.parametrize("sign", ["red", "mark", "role"])
@pytest.mark.parametrize("button", ["Continue", " Next ", "OK", "Got it", "Done"])
def test_a_notice_is_no_refusal(heading: str, sign: str, button: str) -> None:
    """A page with nothing to fill in and one way on is a notice, red or not, whatever it is called."""
    page = replace(
        WAITS, headings=(heading,), messages=(Message(RED, sign),), controls=(a_button(button), a_button("Cancel"))
    )
    assert judge(page) == Notice(button, RED)


def test_a_notice_that_is_known() -> None:
    """Where it is expected as a screen of its own it has arrived as that."""
    assert isinstance(judge(WAITS, expected=(NOTICE, DETAIL)), Arrived)


@pytest.mark.parametrize(
    "page",
    [
        replace(WAITS, controls=(*WAITS.controls, a_field("Name"))),
        replace(WAITS, controls=(*WAITS.controls, a_button("Delete"))),
        replace(WAITS, controls=(*WAITS.controls, a_button("Next"))),
        replace(WAITS, words="Do you want to replace the other app?"),
        replace(WAITS, words="The app will be deleted."),
        replace(WAITS, controls=(a_button("Cancel"),)),
        replace(WAITS, dialogs=("Something else",)),
        replace(WAITS, born=1),
        replace(WAITS, headings=(), messages=(), words="Continue\nCancel"),
    ],
    ids=[
        "a-field",
        "another-button",
        "two-ways",
        "a-question",
        "a-loss",
        "no-way",
        "a-dialog",
        "the-same-document",
        "no-words-yet",
    ],
)
def test_what_is_no_notice(page: Snapshot) -> None:
    """A page that asks, warns or offers a choice, or that was there before, is not passed."""
    assert isinstance(judge(page), Unknown)


@pytest.mark.parametrize("part", ["messages", "controls"])
def test_a_page_in_two_parts_is_loading(part: str) -> None:
    """What has not been read through, or has not come to rest, is neither refusal nor notice."""
    half = replace(WAITS, settled=False, **{part: ()})  # type: ignore[arg-type]
    assert judge(replace(half, read=False)) == Loading()
    assert judge(half) == Loading()


def test_a_heading_of_the_shell_is_no_page() -> None:
    """What the shell calls a page has arrived once the frame within it shows something; a frame that does not answer is
    not waited for."""
    profiles, shell = model("Profiles"), Snapshot("https://org.example/lightning/x", main=True, headings=("Profiles",))
    frame = Snapshot("https://org.example/00e", born=2)
    for late in (replace(frame, read=False, settled=False), replace(frame, settled=False)):
        assert judge(late, shell, expected=(profiles,)) == Loading()
    for there in (frame, Snapshot.unanswered(frame.address, main=False)):
        assert isinstance(judge(there, shell, expected=(profiles,)), Arrived)


@pytest.mark.parametrize(
    "message",
    [
        Message("Error: You must enter a value", "mark", 0),
        Message("Contact Email: Contact email needs to be valid", "red", 0),
        Message("The name is in use", "role"),
        Message("Required", "mark", 0, "field"),
    ],
    ids=["marked", "red", "role", "beside-the-field"],
)
def test_the_form_that_was_saved_refuses(message: Message) -> None:
    """The same form in a new document, or the same document with new words, has refused."""
    again = replace(NEW, born=2, messages=(message,))
    assert judge(again) == Refused(message.text)
    assert judge(replace(again, born=1)) == Refused(message.text)


def test_words_of_the_page_alone_refuse() -> None:
    """Words that nothing marks are a refusal where the form is there once more and had them not."""
    again = replace(NEW, born=2, texts=("Connected App Name", "The Application API Name must be unique."))
    assert judge(again) == Refused("The Application API Name must be unique.")


@pytest.mark.parametrize(
    "page",
    [
        replace(NEW, messages=(Message("An old word", "mark"),), born=1),
        replace(NEW, born=2, messages=(Message("= Required Information", "red"),)),
        replace(NEW, born=2, messages=(Message("No such view", "mark", 1),)),
        replace(NEW, born=2),
    ],
    ids=["there-before", "the-legend", "of-another-form", "none"],
)
def test_what_refuses_nothing(page: Snapshot) -> None:
    """Words that stood there, a legend, another form's words and no words at all are no answer to a save."""
    left = replace(AFTER_SAVE, pressed=replace(NEW, messages=page.messages) if page.born == 1 else NEW)
    assert isinstance(judge(page, left=left), Unknown)


def test_red_words_refuse_a_second_time() -> None:
    """A form that refuses with the same red words again has refused again: it is another document."""
    red = Message("The name of the app is taken", "red", 0)
    first, second = (replace(NEW, born=born, messages=(red,)) for born in (2.0, 3.0))
    assert isinstance(judge(second, left=replace(AFTER_SAVE, pressed=first)), Unknown)
    assert judge(second, left=replace(AFTER_SAVE, pressed=first, said_before=(red.text,))) == Refused(red.text)


def test_errors_on_another_page_refuse_nothing() -> None:
    """Only the form that was saved can say that it was refused."""
    page = Snapshot("https://org.example/x", born=2, messages=(Message("Error: no", "mark"),), words="Error: no")
    assert isinstance(judge(page), Unknown)
