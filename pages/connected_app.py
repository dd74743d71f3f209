"""The page of a stored connected app. Source: captured pages and screenshots; grades A and A-img."""

from __future__ import annotations

import re
from contextlib import AbstractContextManager
from urllib.parse import parse_qsl, urlsplit

from playwright.sync_api import Error as PlaywrightError

from .components import Button, HiddenSecret, Value
from .connected_app_policies import ConnectedAppPolicies
from .consumer_details import ConsumerDetails, opened
from .identity import Code, nobody
from .new_connected_app import NewConnectedApp
from .questions import asking
from .screen import Screen
from .secret import Secret
from .text import plain, scope_tokens

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
    hidden_secret = HiddenSecret("Click to reveal", variant=True)
    manage_details = Button("Manage Consumer Details", suffix=":manageConsumer", variant=True)
    scopes = Value("Selected OAuth Scopes")
    callback_url = Value("Callback URL")
    digital_signatures = Value("Use digital signatures", variant=True)
    digital_certificate = Value("Digital Certificate", variant=True)

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
            with asking(self.org.page):
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

    def consumer_details(self, code: Code) -> AbstractContextManager[ConsumerDetails]:
        """Opens Manage Consumer Details; raises as `consumer_details.opened`."""
        return opened(self.manage_details, code)

    def consumer_secret(self, code: Code = nobody) -> Secret:
        """The consumer secret: revealed on the page, or behind Manage Consumer Details.

        Raises:
            PartMissing: it was not revealed.
            PersonNeeded, Refused, ScreenMissing: as `consumer_details`.
        """
        if self.manage_details.showing():
            with self.consumer_details(code) as details:
                return details.secret
        return self.hidden_secret.reveal()

    @property
    def secret_in_sight(self) -> bool:
        """A look: whether the consumer secret is to be read on the page."""
        return self.hidden_secret.revealed is not None
