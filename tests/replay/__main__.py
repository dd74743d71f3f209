"""Says which screens and parts of a capture, or of a run, are known, without the org: `python -m tests.replay FOLDER`.

It ends with 0 where every page that had come is known with all that its screen always shows, 2 where one is not, 3
where the folder is none that `setupwalk capture` has made.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from pathlib import Path

from playwright.sync_api import sync_playwright

from automation.browser.find import find_browser, launch_options
from automation.errors import DIFFERS, DONE, SETTINGS
from pages.dom.query import register

from .kept import NoCapture, pages_in
from .replay import Seen, replay


def main(args: Sequence[str] | None = None) -> int:
    """Replays a folder."""
    parser = argparse.ArgumentParser(prog="python -m tests.replay", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    given = parser.parse_args(args)
    try:
        pages = pages_in(given.folder)
    except NoCapture as error:
        sys.stderr.write(f"{error}\n")
        return SETTINGS.exit_code
    with sync_playwright() as playwright:
        register(playwright)
        options = launch_options(find_browser(os.environ, headless=True), headless=True)
        with playwright.chromium.launch(**options) as browser:
            seen = list(replay(browser, pages))
    said = [one for one in seen if not one.loading]
    code = DONE if all(one.known and one.arrived and not one.lacking for one in said) else DIFFERS
    told = {"exit_code": code, "screens": [asdict(one) for one in seen]}
    sys.stdout.write(json.dumps(told) + "\n" if given.json else "\n".join(_lines(seen)) + "\n")
    return code


def _lines(seen: Sequence[Seen]) -> Iterator[str]:
    for one in seen:
        also = f"; taken for {', '.join(one.taken_for)} too" if one.taken_for else ""
        known = "known" if one.known and one.arrived else "NOT KNOWN"
        if one.loading:
            yield f"{one.name}: {one.screen or 'a page'}: was kept while it still loaded"
            continue
        document = f"  ({one.file})" if one.file else ""
        yield f"{one.name}: {one.screen or 'a page'}: {known}{also}{document}"
        if known != "known" or not one.screen:
            yield f"  its snapshot says: {', '.join(one.told) or 'nothing'}"
        for part in one.parts:
            missing = "MISSING" if part.always else "not here"
            yield f"  {part.label:<60} {part.rung or missing}"
    count = sum(one.known and one.arrived for one in seen)
    loading = sum(one.loading for one in seen)
    yield f"{count} of {len(seen)} pages are known" + (f", {loading} still loaded" if loading else "")


if __name__ == "__main__":
    raise SystemExit(main())
