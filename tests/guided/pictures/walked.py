"""Pictures of a run by the robot: a form as the run itself kept it, and the head of its report."""

from __future__ import annotations

import json
import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from automation.browser.find import find_browser, launch_options

from ...support.command import setupwalk
from .book import Book

STEP = 9


def walked(book: Book) -> None:
    """Walks once on the practice org; keeps the form of step 9, and the head of the report."""
    with tempfile.TemporaryDirectory(prefix="ci-login-") as name:
        # A folder whose name tells nothing of this machine, since the report shows where the key lies.
        done = setupwalk("create", "--json", folder=Path(name))
        if done.code:
            raise SystemExit(done.err)
        run = Path(done.facts["run"])
        told = json.loads((run / "results.json").read_text(encoding="utf-8"))["steps"]
        step = next(step for step in told if step["number"] == STEP)
        options = launch_options(find_browser(os.environ), headless=True)
        with sync_playwright() as playwright, playwright.chromium.launch(**options) as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            page.goto((run / step["picture"]).as_uri())
            book.add("walk.png", page.screenshot(), STEP, step["title"])
            page.set_viewport_size({"width": 1000, "height": 760})
            page.goto((run / "report.html").as_uri())
            book.add("report.png", page.screenshot(), 0, "The report")
