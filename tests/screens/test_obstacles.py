"""Overlays that nobody asked for: closing them never harms the act that they came before."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.obstacles import clear_overlays

_PAGE = """
<button id="wanted" onclick="document.title += 'clicked'">Wanted</button>
<a id="dismissError" href="#">x</a>
<div id="lid" style="position: fixed; inset: 50px 0 0 0"></div>
<style>#dismissError { position: fixed; top: 100px }</style>
"""
_GONE_SOON = "() => void setTimeout(() => document.querySelector('#dismissError').hidden = true, 200)"
_CLOSES = "() => void (document.querySelector('#dismissError').onclick = event => event.target.hidden = true)"


@pytest.mark.parametrize("script", [_GONE_SOON, _CLOSES], ids=["goes-away-by-itself", "covered"])
def test_act_goes_on(page: Page, script: str) -> None:
    """An overlay that goes away by itself, or lies under another one, is closed; the wanted click lands, once."""
    clear_overlays(page)
    page.set_content(_PAGE)
    page.evaluate(script)
    page.locator("#wanted").click(timeout=4000)
    assert page.title() == "clicked"
    assert page.locator("#dismissError").is_hidden()
