"""Makes the README's pictures from the running product: `python -m tests.support.pictures`."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

from automation.browser.find import find_browser, launch_options

from .command import ROOT, setupwalk

PICTURES = ROOT / "fixtures" / "pictures"


def main() -> None:
    """Walks once on the practice org, keeps the form of step 9, and the head of the report."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        # A folder whose name tells nothing of this machine, since the report shows where the key lies.
        done = setupwalk("create", "--json", folder=Path(name))
        if done.code:
            raise SystemExit(done.err)
        run = Path(done.facts["run"])
        options = launch_options(find_browser(os.environ), headless=True)
        with sync_playwright() as playwright, playwright.chromium.launch(**options) as browser:
            page = browser.new_page(viewport={"width": 1440, "height": 1000})
            page.goto((run / "09-oauth-scopes.jpg").as_uri())
            page.screenshot(path=PICTURES / "walk.png")
            page.set_viewport_size({"width": 1000, "height": 760})
            page.goto((run / "report.html").as_uri())
            page.screenshot(path=PICTURES / "report.png")


if __name__ == "__main__":
    main()
