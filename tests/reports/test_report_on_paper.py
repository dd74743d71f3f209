"""The report of a run as it is printed for an auditor."""

from __future__ import annotations

import re
from pathlib import Path

from playwright.sync_api import Page

from .paper import printed

HEADS = ("Step What From To", "Value Wanted Before", "Screen Part Found by")
STEP = re.compile(r"(\d+)\. .*done by setupwalk, \d")


def test_b_report_prints_its_pictures_each_with_its_step(run: Path, page: Page) -> None:
    """Though the pictures are folded up on the screen, each of them is printed, on the sheet of its step."""
    sheets = printed(page, run / "report.html")
    on_sheets = [([m[1] for line in sheet.lines if (m := STEP.match(line))], sheet.pictures) for sheet in sheets]
    kept = len(list(run.glob("*.jpg")))
    assert kept == 17
    assert [number for numbers, _ in on_sheets for number in numbers] == [str(number) for number in range(1, 18)]
    assert [len(numbers) for numbers, _ in on_sheets] == [pictures for _, pictures in on_sheets]


def test_b_report_leaves_no_head_alone_at_the_foot_of_a_sheet(run: Path, page: Page) -> None:
    """No sheet ends with the head of a table, of a chapter or of a part; a table that goes on has its head again."""
    page.goto((run / "report.html").as_uri())
    page.emulate_media(media="print")
    titles = {*page.locator("h2").all_inner_texts(), "Technical details"}
    sheets = printed(page, run / "report.html")
    for sheet in sheets:
        last = re.sub(r"\s+", " ", sheet.lines[-1])
        assert last not in titles
        assert last not in HEADS
    assert "`" not in "\n".join(line for sheet in sheets for line in sheet.lines)


def test_b_report_copies_key_and_login_command_on_the_screen_alone(run: Path, page: Page) -> None:
    """A click copies the whole key, or the whole command, without a space too much; on paper there is no button."""
    page.goto((run / "report.html").as_uri())
    key, command = page.locator("dd code").all_inner_texts()
    page.evaluate("document.body.append(document.createElement('textarea'))")
    for name, text in (("Copy consumer key", key), ("Copy login command", command)):
        page.get_by_role("button", name=name).click()
        field = page.locator("textarea")
        field.fill("")
        field.focus()
        page.keyboard.press("Control+V")
        assert field.input_value() == text
    page.emulate_media(media="print")
    assert page.get_by_role("button").count() == 0


def test_b_old_policy_is_named(run: Path, page: Page) -> None:
    """As evidence of a change the report has the policy that was there, in the page's words."""
    page.goto((run / "report.html").as_uri())
    row = page.get_by_role("row").filter(has=page.get_by_role("cell", name="Refresh Token Policy"))
    changed = row.first.get_by_role("cell").all_inner_texts()
    assert changed[2:] == ["Refresh token is valid until revoked", "Expire refresh token after 90 Day(s)"]
