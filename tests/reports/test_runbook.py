"""`steps --html`: the whole guide as one page to print, for people who do it by hand."""

from __future__ import annotations

import re
from datetime import datetime
from pathlib import Path

import pytest
from playwright.sync_api import Page

from ..guided.axe import serious
from ..support.command import setupwalk
from .paper import printed


@pytest.mark.parametrize(("flow", "count"), [("jwt", 17), ("web", 13)])
def test_runbook(tmp_path: Path, page: Page, flow: str, count: int) -> None:
    """One file that asks for nothing else has every step of the flow, its values, why, and what can go wrong."""
    file = tmp_path / "runbook.html"
    done = setupwalk("steps", "--html", str(file), "--flow", flow, "--app-name", "Nightly <b>", folder=tmp_path)
    assert done.code == 0, done.err
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(file.as_uri())
    assert asked == [file.as_uri()]
    assert page.get_by_role("checkbox").count() == count
    assert page.get_by_role("heading", name="Nightly <b>", level=1).count() == 1
    assert page.get_by_text("Why:").count() == count
    assert page.get_by_text("What can go wrong:").count() == count
    values = page.get_by_role("table", name="Values of step 4").inner_text()
    assert "Nightly <b>" in values
    assert f"sf org login {flow}" in page.content()
    assert serious(page) == []


def test_prints(tmp_path: Path, page: Page) -> None:
    """On paper it is black on white, and no step is cut in two."""
    file = tmp_path / "runbook.html"
    assert setupwalk("steps", "--html", str(file), folder=tmp_path).code == 0
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(file.as_uri())
    assert page.evaluate("() => getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert page.locator("li.step").first.evaluate("e => getComputedStyle(e).breakInside") == "avoid"


def test_b_runbook_has_org_day_and_sign_off_on_full_sheets(tmp_path: Path, page: Page) -> None:
    """The org, the day and lines to sign are there, and 17 steps take three sheets, of which only the last has room."""
    file = tmp_path / "runbook.html"
    org = "https://acme.my.salesforce.com"
    env = {
        "SF_LOGIN_URL": org,
        "SF_USERNAME": "a@acme.example",
        "APP_CONTACT_EMAIL": "a@acme.example",
        "APP_PROFILES": "Clerk",
    }
    before = datetime.now().astimezone().date()
    assert setupwalk("steps", "--html", str(file), folder=tmp_path, env=env).code == 0
    sheets = printed(page, file)
    first, last = " ".join(sheets[0].lines), " ".join(sheets[-1].lines)
    assert org in first
    assert {f"{day:%Y-%m-%d}" for day in (before, datetime.now().astimezone().date())} & set(first.split())
    for line in ("Done by", "Checked by", "Signature", "Date"):
        assert line in last
    assert len(sheets) <= 3
    assert max(sheet.left for sheet in sheets[:-1]) < 0.2


def test_b_runbook_without_an_org_has_a_line_for_it(tmp_path: Path, page: Page) -> None:
    """Whoever prints it before the org is known writes it down by hand."""
    file = tmp_path / "runbook.html"
    assert setupwalk("steps", "--html", str(file), folder=tmp_path).code == 0
    page.goto(file.as_uri())
    line = page.locator("dt", has_text="Org").locator("+ dd")
    assert line.inner_text() == ""
    assert line.evaluate("e => getComputedStyle(e).borderBottomStyle") == "solid"


def test_same_words_as_the_walk(tmp_path: Path, page: Page) -> None:
    """Markdown and HTML say the same of each step."""
    file = tmp_path / "runbook.html"
    assert setupwalk("steps", "--html", str(file), folder=tmp_path).code == 0
    printed = setupwalk("steps", folder=tmp_path).out
    page.goto(file.as_uri())
    shown = re.sub(r"\s+", " ", page.locator("main").inner_text())
    for line in re.findall(r"^\d+\. \*\*(.+?)\.\*\* (.+)$", printed, re.MULTILINE):
        title, says = line
        assert title in shown
        assert re.sub(r"\*\*|`", "", says) in shown


def test_folder_that_is_not_there(tmp_path: Path) -> None:
    """A file that cannot be written is told, with exit code 3."""
    done = setupwalk("steps", "--html", str(tmp_path / "no" / "file.html"), folder=tmp_path)
    assert done.code == 3
    assert "cannot be written" in done.err
