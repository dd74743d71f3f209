"""Every stored page is known as what it is, and as nothing else."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from pages.dom.snapshot import Snapshot
from pages.recognition import catalogue
from pages.recognition.recognizer import Left
from pages.recognition.verdict import Arrived, Loading, Refused, Unknown

from .stored import Stored, model, stored

PAGES = stored()
each = pytest.mark.parametrize("page", PAGES, ids=[page.name for page in PAGES])


@each
def test_it_is_known(page: Stored) -> None:
    """The screen that it is has arrived."""
    verdict = catalogue.recognizer().verdict(page.frames, expected=[page.model])
    assert isinstance(verdict, Arrived)
    assert verdict.model is page.model


@each
def test_it_is_nothing_else(page: Stored) -> None:
    """No other screen that is a page of its own is taken for it."""
    know = catalogue.recognizer()
    others = [one for one in know.catalogue if one.kind == "page" and one.title != page.model.title]
    mistaken = [one.name for one in others if isinstance(know.verdict(page.frames, expected=[one]), Arrived)]
    if page.model.kind == "shell":
        mistaken = [name for name in mistaken if not name.endswith("Setup")]
    assert not mistaken


@each
def test_it_is_known_without_its_heading(page: Stored) -> None:
    """An org may call the same page otherwise: as long as anything else of its own is there, it is known."""
    if not page.model.required:
        pytest.skip("nothing but its heading is known of it")
    own = {label for sign in page.model.headings for label in sign.labels}
    bare = [replace(one, headings=tuple(word for word in one.headings if word not in own)) for one in page.frames]
    assert isinstance(catalogue.recognizer().verdict(bare, expected=[page.model]), Arrived)


@each
def test_unsettled_it_is_loading(page: Stored) -> None:
    """As long as its documents are being read nothing is said of it, not even that it is unknown."""
    half = [replace(one, read=False, settled=False) for one in page.frames]
    left = Left(saved=page.model, passing=True)
    assert isinstance(catalogue.recognizer().verdict(half, expected=[page.model], left=left), Loading)


@each
def test_it_is_the_same_in_a_file(page: Stored) -> None:
    """What is written is read back the same."""
    again = [Snapshot.of(json.loads(json.dumps(one.as_json()))) for one in page.frames]
    assert again == list(page.frames)


@pytest.mark.parametrize("page", [page for page in PAGES if page.refuses], ids=lambda page: page.name)
def test_the_form_refuses(page: Stored) -> None:
    """The form that was saved, in a new document with red words, has refused, and says why."""
    before = [replace(one, born=1.0, messages=()) for one in page.frames]
    left = Left(pressed=before[0], saved=page.model)
    verdict = catalogue.recognizer().verdict(page.frames, expected=[model("ConnectedAppDetail")], left=left)
    assert isinstance(verdict, Refused)
    assert "valid email format" in verdict.words


@each
def test_an_unknown_page_is_named(page: Stored) -> None:
    """Where something else is expected, the error can say what the page resembles most, and what that lacks."""
    other = model("VerifyIdentity") if page.screen != "VerifyIdentity" else model("Login")
    told = catalogue.recognizer().unknown(page.frames)
    assert isinstance(told, Unknown)
    assert len(told.nearest) <= 3
    if page.model.kind == "page":
        assert told.nearest[0].title == page.model.title
    assert not isinstance(catalogue.recognizer().verdict(page.frames, expected=[other]), Arrived)
