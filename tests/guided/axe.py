"""axe-core from the npm registry, pinned by package-lock.json; says what it finds on a page."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import CDPSession, Page

from automation.bootstrap.lock import locked

HERE = Path(__file__).parent
_SECONDS = 300
"""For npm and a slow line; the package has 3 MB."""


def source() -> str:
    """The script; installed at the first use. Without npm the test is skipped, and fails in CI."""
    npm = shutil.which("npm")
    if npm is None:
        assert not os.environ.get("CI"), "the accessibility tests need npm"
        pytest.skip("the accessibility tests load axe-core with npm, which is not on PATH")
    script = HERE / "node_modules" / "axe-core" / "axe.min.js"
    mark = HERE / "node_modules" / ".setupwalk-installed"
    wanted = hashlib.sha256((HERE / "package-lock.json").read_bytes()).hexdigest()
    with locked("axe", lambda: None):
        if not mark.exists() or mark.read_text(encoding="utf-8") != wanted:
            command = [npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
            subprocess.run(command, cwd=HERE, check=True, timeout=_SECONDS, capture_output=True)
            mark.write_text(wanted, encoding="utf-8")
    return script.read_text(encoding="utf-8")


def serious(page: Page, within: str = "html") -> list[str]:
    """What axe calls serious or critical below that selector, each with the elements."""
    page.evaluate(f"() => {{ {source()}; return null }}")
    found: list[dict[str, Any]] = page.evaluate(
        "async within => (await axe.run(within, {resultTypes: ['violations']})).violations", within
    )
    return [
        f"{one['id']}: {one['help']}: {[node['html'][:120] for node in one['nodes']]}"
        for one in found
        if one["impact"] in ("serious", "critical")
    ]


def open_for_axe(cdp: CDPSession, root: str) -> None:
    """Shows a closed shadow root to the page's own scripts, among which axe runs; for this document alone."""
    node = cdp.send("DOM.resolveNode", {"backendNodeId": int(root)})["object"]["objectId"]
    shows = "function () { Object.defineProperty(this.host, 'shadowRoot', {value: this}); }"
    cdp.send("Runtime.callFunctionOn", {"objectId": node, "functionDeclaration": shows})
