"""A page that asks for a code elsewhere gets none, and a refused code is not answered again."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from pages import Login, Org, Screen, Secret
from pages.components import Button, Heading
from pages.errors import Refused, Untrusted
from pages.interruptions.behind_code import behind_code
from pages.screens.connected_app.consumer_details import ConsumerDetails
from pages.values.code import CodeWanted

from ..orgs.server import Asked
from ..orgs.strangers import CODE_FORM, CODE_PATH, PASSWORD, scene
from .logging_in import CODE, PATIENCE, USER, log_in


@pytest.mark.parametrize("stranger", ["stranger.localhost", "127.0.0.1"])
def test_code_elsewhere(page: Page, stranger: str) -> None:
    """A page on another host that asks for a code gets none, and nobody is asked for one."""

    def posted(asked: Asked, there: str) -> None:
        asked.redirect(there + CODE_PATH)

    asked_for: list[str] = []

    def code(where: CodeWanted) -> Secret:
        asked_for.append(str(where))
        return Secret(CODE)

    with scene(lambda asked, _: asked.login(), posted=posted, stranger=stranger) as there:
        org = Org(page, there.org.url, patience=PATIENCE)
        org.open("/")
        with pytest.raises(Untrusted):
            org.wait_for(Login).sign_in(USER, Secret(PASSWORD), code)
        assert not asked_for
        assert not there.stranger.posted


class _App(Screen):
    """A page with the button behind which newer orgs keep the consumer key."""

    title = "App"

    heading = Heading("App", always=True)
    details = Button("Manage Consumer Details")


def test_code_for_the_consumer_details_elsewhere(page: Page) -> None:
    """The tab that asks for a code before it shows the consumer key is looked at like any other."""
    app = "<h1>App</h1><button onclick=\"window.open('{}')\">Manage Consumer Details</button>"
    with scene(lambda asked, there: asked.send(app.format(there + CODE_PATH))) as there:
        org = Org(page, there.org.url, patience=PATIENCE)
        org.open("/app")
        details = org.wait_for(_App).details
        with pytest.raises(Untrusted), behind_code(details, ConsumerDetails, lambda _: Secret(CODE)):
            pass
        assert not there.stranger.posted


@pytest.mark.parametrize("refusal", ["", "<div class='wrong'>Nope</div>", "<div id='error'>Not valid</div>"])
def test_refused_code_is_not_answered_again(page: Page, refusal: str) -> None:
    """A page that asks for the same kind of code again, whatever it says, has refused it: accounts get locked."""

    def lead(asked: Asked, _: str) -> None:
        if asked.place == CODE_PATH:
            asked.send(CODE_FORM.format(before="", action=CODE_PATH))
        else:
            asked.login()

    def posted(asked: Asked, _: str) -> None:
        if asked.place == CODE_PATH:
            asked.send(CODE_FORM.format(before=refusal, action=CODE_PATH))
        else:
            asked.redirect(CODE_PATH)

    with scene(lead, posted=posted) as there:
        with pytest.raises(Refused):
            log_in(page, there.org.url)
        assert sum(CODE in posted.body for posted in there.org.posted) == 1
