"""Register Your Mobile Phone: whichever way past it the page shows."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages.interruptions.identity import RegisterPhone
from pages.screens.sign_in.login import Login

from ...hostile.orgs.bent_pages import BentPages

HEAD = "<title>x</title><h1>Register Your Mobile Phone</h1><label>Mobile Phone Number <input></label>"
LATER, NEVER = "<a href=/in>Remind Me Later</a>", "<a href=/in>I Don't Want to Register My Phone</a>"
LOGIN = (
    "<title>Login</title><form><input id=username><input id=password type=password>"
    '<input type=submit id=Login value="Log In"></form>'
)


@pytest.mark.parametrize("ways", [LATER, NEVER, LATER + NEVER], ids=["later", "never", "both"])
def test_it_is_declined(page: Page, ways: str) -> None:
    """Each of its ways leads on; where it shows two, either does."""
    there = BentPages(page, {"/phone": HEAD + ways, "/in": LOGIN})
    asked = there.open("/phone").wait_for(RegisterPhone)
    assert isinstance(asked.decline.press(Login), Login)
