"""What a long list is asked for: never less than the comparison of texts would find."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.components.tables.table_script import sieved
from pages.values.text import same

ROWS = [
    "Backup Courier",
    "  BACKUP   courier ",
    "Back\u200bup\u00a0Courier",
    "Straße",
    "Strasse",
    "STRASSE",
    "Another",
    "",
]
_KEPT = (
    "rows => rows.map((text, place) => [{textContent: text}, place]).filter(([row]) => (KEEP)(row)).map(([, p]) => p)"
)


@pytest.mark.parametrize("meant", ["Backup Courier", " backup  courier", "strasse", "STRAßE", "Backup\u200b Courier"])
def test_keeps_all_that_is_the_same(page: Page, meant: str) -> None:
    """Case, spaces and letters such as ß leave no row out that is the same."""
    kept = page.evaluate(sieved(_KEPT, meant), ROWS)
    assert {place for place, text in enumerate(ROWS) if same(text, meant)} <= set(kept)


def test_leaves_out_others(page: Page) -> None:
    """A row that cannot be meant is not asked for; without a text all are."""
    assert 6 not in page.evaluate(sieved(_KEPT, "Backup Courier"), ROWS)
    assert page.evaluate(sieved(_KEPT), ROWS) == list(range(len(ROWS)))
