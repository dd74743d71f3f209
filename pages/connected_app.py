"""The page of a stored connected app. Source: captured pages and screenshots; grades A and A-img."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from .components import Button, Value
from .connected_app_policies import ConnectedAppPolicies
from .consumer_details import ConsumerDetails
from .errors import PartMissing
from .identity import Code, VerifyIdentity, nobody
from .new_connected_app import NewConnectedApp
from .org import Org
from .screen import Screen
from .secret import Secret
from .text import plain, same, scope_tokens

_ID = re.compile(r"(06P|0Ci|0H4)\w{12}(\w{3})?")
_TITLE = re.compile(r"Connected App: (.+?)(?: ~ Salesforce.*)?$")


class ConnectedAppDetail(Screen):
    """A connected app's definition, with the consumer key."""

    title = "Connected App"

    edit = Button("Edit", always=True)
    delete_button = Button("Delete")
    manage_button = Button("Manage", always=True)
    api_name = Value("API Name", always=True)
    contact_email = Value("Contact Email")
    contact_phone = Value("Contact Phone")
    logo_url = Value("Logo Image URL", variant=True)
    icon_url = Value("Icon URL", variant=True)
    info_url = Value("Info URL")
    description = Value("Description")
    consumer_key = Value("Consumer Key", suffix=":consumerKey", variant=True)
    reveal = Button("Click to reveal", variant=True)
    manage_details = Button("Manage Consumer Details", suffix=":manageConsumer", variant=True)
    scopes = Value("Selected OAuth Scopes")
    callback_url = Value("Callback URL")
    digital_signatures = Value("Use digital signatures")

    def change(self) -> NewConnectedApp:
        """Presses Edit."""
        return self.edit.press(NewConnectedApp)

    def manage(self) -> ConnectedAppPolicies:
        """Presses Manage."""
        return self.manage_button.press(ConnectedAppPolicies)

    @property
    def name(self) -> str | None:
        """A look: what the org calls the app, by the document's title "Connected App: ..." (grade A)."""
        try:
            found = _TITLE.match(plain(self.surface.title()))
        except PlaywrightError:  # the document went away while we looked
            return None
        return found[1] if found else None

    @property
    def scope_tokens(self) -> frozenset[str]:
        """A look: the tokens of the selected scopes; the page lists one a line, in its own order (grade A-img)."""
        return frozenset[str]().union(*(scope_tokens(line) for line in self.scopes.lines or ()))

    @property
    def ids(self) -> list[str]:
        """A look: the ids of the app in the page's address (06P..., 0Ci..., 0H4...; grade A)."""
        return [value[:15] for _, value in parse_qsl(urlsplit(self.surface.url).query) if _ID.fullmatch(value)]

    @contextmanager
    def consumer_details(self, code: Code) -> Iterator[ConsumerDetails]:
        """Opens Manage Consumer Details, in Classic on the same page, from Lightning in a tab that is closed again.

        Raises:
            PersonNeeded: the org asks for a code and there is nobody to give it.
            Refused: it does not take the code.
            ScreenMissing: the details did not come.
        """
        org, tabs = self.org, list[Page]()

        def opened(tab: Page) -> None:
            tabs.append(tab)

        org.page.on("popup", opened)
        try:
            self.manage_details.click()
            org.until(lambda: tabs or org.now(VerifyIdentity) or org.now(ConsumerDetails), patience=org.patience.page)
            there = Org(tabs[0], org.url, patience=org.patience) if tabs else org
            page = there.at(VerifyIdentity, ConsumerDetails)
            if isinstance(page, VerifyIdentity):
                page.enter(code(page.how))
            details = there.at(ConsumerDetails)
            yield details
            if not tabs and details.back.showing():
                details.back.click()
        finally:
            org.page.remove_listener("popup", opened)
            for tab in tabs:
                tab.close()

    def consumer_secret(self, code: Code = nobody) -> Secret:
        """The consumer secret: revealed on the page, where the link's place is taken by an element whose id begins
        `ctrDiv` (grade A), or behind Manage Consumer Details.

        Raises:
            PartMissing: it was not revealed.
            PersonNeeded, Refused, ScreenMissing: as `consumer_details`.
        """
        if self.manage_details.showing():
            with self.consumer_details(code) as details:
                return details.secret
        if secret := self._revealed():
            return secret
        self.reveal.click()
        secret = self.org.until(self._revealed, patience=self.org.patience.quick)
        if secret is None:
            raise PartMissing(f"{self.title} did not reveal the consumer secret", hint=self.where_to_mend)
        return secret

    @property
    def secret_in_sight(self) -> bool:
        """A look: whether the consumer secret is to be read on the page."""
        return self._revealed() is not None

    def _revealed(self) -> Secret | None:
        """A look: the element may be there before, with the link in it; then it is not revealed yet."""
        shown = self.surface.locator("[id^=ctrDiv]").filter(visible=True)
        try:
            words = plain("".join(shown.all_inner_texts()))
        except PlaywrightError:  # the document went away while we looked
            return None
        return Secret(words) if words and not same(words, self.reveal.label) else None
