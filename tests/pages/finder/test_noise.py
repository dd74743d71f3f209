"""Labels as pages write them: with spaces, marks and letters that a reader does not see or does not mind."""

from __future__ import annotations

from html import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pages.dom.query import Query

from .cases import Case
from .judging import Judge
from .parts import RIGHT

_LABEL = "User's Start URL"
_OTHERS = ("User's Mobile Start URL", "Info URL", "Start URL", "User's Start")
_PAGES = {
    "label for": '<div><label for="f{n}">{label}</label><input id="f{n}"{right}></div>',
    "cell before": '<table><tr><td class="labelCol">{label}</td><td><input id="f{n}"{right}></td></tr></table>',
    "text and br": '<span>{label}</span> <input id="f{n}"{right}><br>',
    "aria-label": '<div><input id="f{n}" aria-label="{label}"{right}></div>',
}
_SPACES = st.text(st.sampled_from(" \u00a0\t\n\u2009\u202f"), min_size=1, max_size=4)
_EDGES = st.text(st.sampled_from(" \u00a0\n\u200b\ufeff"), max_size=3)
_UNSEEN = st.sampled_from(["", "", "\u200b", "\u200c", "\ufeff", "\u00ad", "\u2060"])
_CASES = ("upper", "lower", "title", "swapcase", "strip")


@st.composite
def _written(draw: st.DrawFn, label: str) -> str:
    """The label with noise: none of it changes what a reader reads."""
    words = [draw(_UNSEEN).join((word[:2], word[2:])) for word in label.split()]
    text = "".join(word + (draw(_SPACES) if place < len(words) - 1 else "") for place, word in enumerate(words))
    text = text.replace("'", draw(st.sampled_from("'\u2019\u2018\u02bc")))
    text = str(getattr(text, draw(st.sampled_from(_CASES)))())
    before = draw(st.sampled_from(["", "*", "* ", "*\u00a0"]))
    after = draw(st.sampled_from(["", ":", " :", "\uff1a", "*", " *", ":*", "* :"]))
    return draw(_EDGES) + before + text + after + draw(_EDGES)


@pytest.mark.parametrize("page", _PAGES)
@settings(max_examples=20, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_found_whatever_the_noise(judge: Judge, page: str, data: st.DataObject) -> None:
    """The one field that a reader would call by this label is found among others, however each is written."""
    labels = [*_OTHERS[:2], _LABEL, *_OTHERS[2:]]
    written = [data.draw(_written(label), label=label) for label in labels]
    html = "".join(
        _PAGES[page].format(n=number, label=escape(text), right=f" {RIGHT}" if label == _LABEL else "")
        for number, (label, text) in enumerate(zip(labels, written, strict=True))
    )
    assert judge.asked(Case(page, html, Query("text", (_LABEL,)))) == "found"
