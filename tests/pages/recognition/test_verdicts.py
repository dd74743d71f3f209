"""What may be said of a page, rule by rule, from snapshots written by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from pages.dom.snapshot import Control, Message, Snapshot, TableHead
from pages.recognition import catalogue
from pages.recognition.evidence import ScreenModel, Sign
from pages.recognition.recognizer import Left, Recognizer
from pages.recognition.verdict import (
    Arrived,
    Interruption,
    Kind,
    Loading,
    Notice,
    Partial,
    Refused,
    Unknown,
    Verdict,
)

from .stored import model

FORM, DETAIL, NOTICE = (model(name) for name in ("NewConnectedApp", "ConnectedAppDetail", "ContinueNotice"))
_RED = "Allow from 2-10 minutes for your changes to take effect on the server before using the connected app."
_BASE = "https://org.example/app/mgmt/forceconnectedapps/"


def _field(*names: str, kind: str = "text", **more: str) -> Control:
    return Control(kind, names, form=0, **more)  # type: ignore[arg-type]


def _button(*names: str, form: int = 0, **more: str) -> Control:
    return Control("button", names, form=form, **more)  # type: ignore[arg-type]


NEW = Snapshot(
    _BASE + "forceAppEdit.apexp",
    born=1,
    headings=("New Connected App",),
    controls=(
        _field("Connected App Name"),
        _field("API Name"),
        _field("Contact Email"),
        _field("Enable OAuth Settings", kind="check"),
        _button("Save"),
        _button("Cancel"),
    ),
)
"""The form (labels: A-img)."""
WAITS = Snapshot(
    _BASE + "forceAppEdit.apexp",
    born=2,
    headings=("New Connected App",),
    controls=(_button("Continue"), _button("Cancel")),
    messages=(Message(_RED, "red"),),
    words=_RED,
)
"""The page after Save: the form's heading, red words, two buttons (A-img)."""
AFTER_SAVE = Left(pressed=NEW, saved=FORM, passing=True)


def _verdict(*seen: Snapshot, expected: tuple[ScreenModel, ...] = (DETAIL,), left: Left = AFTER_SAVE) -> Verdict:
    return catalogue.recognizer().verdict(seen, expected=expected, left=left)


@pytest.mark.parametrize("heading", ["New Connected App", "Connected App", "Please wait"])
@pytest.mark.parametrize("sign", ["red", "mark", "role"])
@pytest.mark.parametrize("button", ["Continue", " Next ", "OK", "Got it", "Done"])
def test_a_notice_is_no_refusal(heading: str, sign: str, button: str) -> None:
    """A page with nothing to fill in and one way on is a notice, red or not, whatever it is called."""
    page = replace(
        WAITS, headings=(heading,), messages=(Message(_RED, sign),), controls=(_button(button), _button("Cancel"))
    )
    assert _verdict(page) == Notice(button, _RED)


def test_a_notice_that_is_known() -> None:
    """Where it is expected as a screen of its own it has arrived as that."""
    assert isinstance(_verdict(WAITS, expected=(NOTICE, DETAIL)), Arrived)


@pytest.mark.parametrize(
    "page",
    [
        replace(WAITS, controls=(*WAITS.controls, _field("Name"))),
        replace(WAITS, controls=(*WAITS.controls, _button("Delete"))),
        replace(WAITS, controls=(*WAITS.controls, _button("Next"))),
        replace(WAITS, words="Do you want to replace the other app?"),
        replace(WAITS, words="The app will be deleted."),
        replace(WAITS, controls=(_button("Cancel"),)),
        replace(WAITS, dialogs=("Something else",)),
        replace(WAITS, born=1),
    ],
    ids=["a-field", "another-button", "two-ways", "a-question", "a-loss", "no-way", "a-dialog", "the-same-document"],
)
def test_what_is_no_notice(page: Snapshot) -> None:
    """A page that asks, warns or offers a choice, or that was there before, is not passed."""
    assert isinstance(_verdict(page), Unknown)


@pytest.mark.parametrize("part", ["messages", "controls"])
def test_a_page_in_two_parts_is_loading(part: str) -> None:
    """What has not been read through, or has not come to rest, is neither refusal nor notice."""
    half = replace(WAITS, settled=False, **{part: ()})  # type: ignore[arg-type]
    assert _verdict(replace(half, read=False)) == Loading()
    assert _verdict(half) == Loading()


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
    assert _verdict(again) == Refused(message.text)
    assert _verdict(replace(again, born=1)) == Refused(message.text)


def test_words_of_the_page_alone_refuse() -> None:
    """Words that nothing marks are a refusal where the form is there once more and had them not."""
    again = replace(NEW, born=2, texts=("Connected App Name", "The Application API Name must be unique."))
    assert _verdict(again) == Refused("The Application API Name must be unique.")


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
    assert isinstance(_verdict(page, left=left), Unknown)


def test_red_words_refuse_a_second_time() -> None:
    """A form that refuses with the same red words again has refused again: it is another document."""
    red = Message("The name of the app is taken", "red", 0)
    first, second = (replace(NEW, born=born, messages=(red,)) for born in (2.0, 3.0))
    assert isinstance(_verdict(second, left=replace(AFTER_SAVE, pressed=first)), Unknown)
    assert _verdict(second, left=replace(AFTER_SAVE, pressed=first, said_before=(red.text,))) == Refused(red.text)


def test_errors_on_another_page_refuse_nothing() -> None:
    """Only the form that was saved can say that it was refused."""
    page = Snapshot("https://org.example/x", born=2, messages=(Message("Error: no", "mark"),), words="Error: no")
    assert isinstance(_verdict(page), Unknown)


@pytest.mark.parametrize("name", ["EnableDialog", "Maintenance", "ContinueNotice", "AppChooser", "RegisterPhone"])
@pytest.mark.parametrize("button", ["Enable", "Got it", "Continue", "Delete", "OK"])
def test_one_generic_button_is_no_screen(name: str, button: str) -> None:
    """A page of which nothing is known but such a button is no screen."""
    page = Snapshot("https://org.example/x", controls=(_button(button),), words="Something")
    verdict = _verdict(page, expected=(model(name),), left=Left())
    assert not isinstance(verdict, Arrived | Partial)


def test_a_part_with_another_name_is_partial() -> None:
    """A screen that lacks one of its parts is named as itself, and not taken for arrived."""
    verdict = _verdict(replace(NEW, controls=NEW.controls[1:]), expected=(FORM,), left=Left())
    assert isinstance(verdict, Partial)
    assert verdict.evidence.missing == ('"Connected App Name"',)


def test_two_screens_with_like_evidence_are_unknown() -> None:
    """Where another known screen is as likely, none has arrived."""
    one = ScreenModel("one", "One", required=(Sign("button", ("Alpha",)),))
    other = ScreenModel("other", "Other", required=(Sign("button", ("Beta",)),))
    page = Snapshot(controls=(_button("Alpha"), _button("Beta")))
    know = Recognizer([one, other])
    assert isinstance(know.verdict([page], expected=[one]), Unknown)
    assert isinstance(know.verdict([replace(page, headings=())], expected=[one, other]), Arrived)


def test_unknown_names_the_nearest() -> None:
    """An unknown page is told by the known screens that it resembles, and what each lacks."""
    page = Snapshot("https://org.example/x", controls=(_field("Connected App Name"), _field("API Name")))
    verdict = _verdict(page, left=Left())
    assert isinstance(verdict, Unknown)
    assert verdict.nearest[0].title == FORM.title
    assert '"Contact Email"' in verdict.nearest[0].lacks


def test_every_frame_is_tried() -> None:
    """A screen is known in whatever frame it is; one that does not answer has no say."""
    silent = Snapshot.unanswered("https://adverts.example/", main=False)
    shell = Snapshot("https://org.example/lightning/setup/x/page", controls=(Control("text", ("Quick Find",)),))
    verdict = _verdict(shell, silent, replace(NEW, main=False), expected=(FORM,), left=Left())
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
    verdict = _verdict(page)
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
