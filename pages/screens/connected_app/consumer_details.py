"""Manage Consumer Details: key and secret of newer orgs, behind a verification code. Grade A-img."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Page

from ...browser.questions import asking
from ...components import Button, Heading, Output
from ...interruptions.identity import VerifyIdentity, give_code
from ...org import Org
from ...screen import Screen
from ...values.code import Code
from ...values.secret import Secret


class ConsumerDetails(Screen):
    """The page with the consumer key and secret. It is in Classic's look, from Lightning in a tab of its own."""

    title = "Consumer Details"
    native = True

    heading = Heading("Consumer Details", always=True)
    key = Output("Consumer Key", suffix=":consumerKey", always=True)
    secret_value = Output("Consumer Secret", suffix=":consumerSecret")
    back = Button("« Back to Manage Connected Apps", "Back to Manage Connected Apps")

    @property
    def secret(self) -> Secret:
        """A check: the consumer secret; an empty one when it is not there."""
        return Secret(self.secret_value.text or "")


class _Verification(VerifyIdentity):
    """The page for the code, which may take the place of the app's page, in a frame of the org's own."""

    native = False


@contextmanager
def opened(button: Button, code: Code) -> Iterator[ConsumerDetails]:
    """Presses Manage Consumer Details: in Classic on the same page, from Lightning in a tab that is closed again.

    Raises:
        PersonNeeded: the org asks for a code and there is nobody to give it.
        Refused: it does not take the code.
        Untrusted: the page for the code is not known to be the org's.
        ScreenMissing: the details did not come.
    """
    org, tabs = button.screen.org, list[Page]()

    def came(tab: Page) -> None:
        tabs.append(tab)

    org.page.on("popup", came)
    try:
        button.click()
        org.until(
            lambda: tabs or org.current(_Verification) or org.current(ConsumerDetails), patience=org.patience.page
        )
        there = Org(tabs[0], org.url, patience=org.patience, hosts=org.hosts) if tabs else org
        answered = set[str]()
        while isinstance(page := there.wait_for(_Verification, ConsumerDetails), _Verification):
            give_code(page, code, answered)
        details = there.wait_for(ConsumerDetails)
        yield details
        if not tabs and details.back.showing():
            details.back.click()
    finally:
        org.page.remove_listener("popup", came)
        for tab in tabs:
            with asking(org.page):
                tab.close()
