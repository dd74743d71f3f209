"""A radio with a number and a unit: which boxes belong to it, wherever a page puts them."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Org, Screen, Timeouts
from pages.components import RadioWithDuration

_UNIT = "<select><option>Hour(s)</option><option>Day(s)</option></select>"


class Policies(Screen):
    """Two choices that read alike."""

    title = "Policies"

    after = RadioWithDuration("Expire refresh token after")
    unused = RadioWithDuration("Expire refresh token if not used for")


def _radio(label: str) -> str:
    return f'<label><input type="radio" name="policy">{label}</label>'


_FIRST, _SECOND = _radio("Expire refresh token if not used for"), _radio("Expire refresh token after:")
_BOXES = f'<input type="hidden" value="7"><input size="3">{_UNIT}'
_OTHER = '<p>Timeout <select id="timeout"><option>None</option><option>2 hours</option></select></p>'


@pytest.mark.parametrize(
    "layout",
    [
        f"<table><tr><td>{_FIRST}{_BOXES}</td></tr><tr><td>{_SECOND}{_BOXES}</td></tr></table>{_OTHER}",
        f"<table><tr><td>{_FIRST}</td></tr><tr><td>{_BOXES}</td></tr><tr><td>{_SECOND}</td></tr><tr><td>{_BOXES}</td></tr>"
        f"</table>{_OTHER}",
        f"<div>{_FIRST} {_BOXES}<br>{_SECOND} {_BOXES}</div>{_OTHER}",
        f"<div><span>{_FIRST}</span><span>{_BOXES}</span><p>{_SECOND}</p><div>{_BOXES}</div></div>{_OTHER}",
        "<table>"
        + "".join(
            f'<tr><td><input type="radio" name="policy"></td><td>{words} <p>{_BOXES}</p></td></tr>'
            for words in ("Expire refresh token if not used for", "Expire refresh token after")
        )
        + f"</table>{_OTHER}",
    ],
    ids=["row", "next-row", "one-line-each", "mixed", "cells"],
)
def test_boxes_between_a_radio_and_the_next(page: Page, layout: str) -> None:
    """Number and unit of the chosen radio are set, hidden inputs and its twin's boxes are left alone."""
    page.set_content(layout)
    screen = Policies(Org(page, "http://practice.example", patience=Timeouts(quick=2, page=3, save=3)))
    screen.after.choose(90, "day(s)")
    assert screen.after.value == (90, "Day(s)")
    assert screen.unused.value is None
    shown = page.locator("input:not([type])").evaluate_all("found => found.map(e => e.value)")
    assert shown == ["", "90"]
    assert page.locator("#timeout").input_value() == "None"
    screen.unused.choose(2, "Days")
    assert screen.unused.value == (2, "Day(s)")


@pytest.mark.parametrize(
    ("markup", "says"),
    [
        ('<label><input type="radio" name="p" checked>Refresh token is valid until revoked</label>', True),
        (
            '<tr><td><input type="radio" name="p" id="r" checked></td><td><label for="r">Refresh token is valid until '
            "revoked:</label></td></tr>",
            True,
        ),
        (
            '<tr><td><input type="radio" name="p" checked></td><td>Refresh token is valid until revoked</td></tr>',
            True,
        ),
        ('<input type="radio" name="p" checked>', False),
        ('<label><input type="radio" name="other" checked>Refresh token is valid until revoked</label>', False),
    ],
    ids=["in-label", "label-for", "same-row", "no-words", "another-group"],
)
def test_b_the_policy_that_was_chosen_before_is_told(page: Page, markup: str, *, says: bool) -> None:
    """The chosen one of the group tells its own words; where no label tells, or it is of another group, nothing."""
    mine = f'<tr><td><label><input type="radio" name="p">Expire refresh token after</label>{_BOXES}</td></tr>'
    page.set_content(f"<table>{markup if '<tr>' in markup else f'<tr><td>{markup}</td></tr>'}{mine}</table>")
    screen = Policies(Org(page, "http://practice.example", patience=Timeouts(quick=2, page=3, save=3)))
    assert screen.after.chosen_instead == ("Refresh token is valid until revoked" if says else None)


def test_b_the_policy_that_was_chosen_before_is_told_with_its_period(page: Page) -> None:
    """Number and unit of the chosen one belong to what it says."""
    page.set_content(f"<div>{_FIRST} {_BOXES}<br>{_SECOND} {_BOXES}</div>")
    screen = Policies(Org(page, "http://practice.example", patience=Timeouts(quick=2, page=3, save=3)))
    screen.unused.choose(2, "Days")
    assert screen.after.chosen_instead == "Expire refresh token if not used for 2 Day(s)"
