"""What an audit says of a part that comes later than its page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from automation.commands.visits.audit import look
from pages.screens.users.profiles import Profiles

from ..hostile.orgs.bent_pages import BentPages


@pytest.mark.parametrize("late", [True, False])
def test_late(page: Page, *, late: bool) -> None:
    """It is waited for before it is called missing; one that never comes is missing."""
    heading = "<h1>Profiles</h1>"
    script = f"<script>setTimeout(() => document.body.innerHTML = '{heading}', 500)</script>" if late else ""
    there = BentPages(page, {"/p": f"<title>x</title><body>{script}"})
    found = {finding.part: finding.found for finding in look(Profiles(there.open("/p")))}
    assert (found["heading"] == "missing") is not late
