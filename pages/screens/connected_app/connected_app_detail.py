"""The page of a stored connected app. Source: captured pages and screenshots; grades A and A-img."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

from ...browser.timeouts import AT_ONCE
from ...components import Button, DeleteButton, HiddenSecret, Output, Words
from ...errors import NotAllowed
from ...interruptions.behind_code import behind_code
from ...values.code import Code, nobody
from ...values.secret import Secret
from ...values.text import scope_tokens
from .app_screen import AppScreen
from .connected_app_policies import ConnectedAppPolicies
from .consumer_details import ConsumerDetails
from .new_connected_app import NewConnectedApp

B = TypeVar("B", bound=Button)


class ConnectedAppDetail(AppScreen):
    """A connected app's definition, with the consumer key."""

    title = "Connected App"
    paths = ("/forceAppDetail.apexp",)

    edit = Button("Edit", always=True)
    delete_button = DeleteButton("Delete", companions=("Edit", "Manage"))
    manage_button = Button("Manage", always=True)
    migrated = Words("migrated to an external client app", variant=True)
    api_name = Output("API Name", always=True)
    contact_email = Output("Contact Email")
    contact_phone = Output("Contact Phone")
    logo_url = Output("Logo Image URL", variant=True)
    icon_url = Output("Icon URL", variant=True)
    info_url = Output("Info URL")
    description = Output("Description")
    start_url = Output("Start URL", variant=True)
    mobile_start_url = Output("Mobile Start URL", variant=True)
    consumer_key = Output("Consumer Key", suffix=":consumerKey", variant=True)
    hidden_secret = HiddenSecret("Click to reveal", variant=True)
    manage_details = Button("Manage Consumer Details", suffix=":manageConsumer", variant=True)
    scopes = Output("Selected OAuth Scopes")
    callback_url = Output("Callback URL")
    digital_signatures = Output("Use digital signatures", variant=True)
    digital_certificate = Output("Digital Certificate", variant=True)

    def change(self) -> NewConnectedApp:
        """Presses Edit; raises as `manage`."""
        return self._usable(self.edit).press(NewConnectedApp)

    def manage(self) -> ConnectedAppPolicies:
        """Presses Manage.

        Raises:
            NotAllowed: it is disabled, as all buttons of an app are that was made an External Client App (A-img).
        """
        return self._usable(self.manage_button).press(ConnectedAppPolicies)

    def _usable(self, button: B) -> B:
        if not button.showing() or button.enabled:
            return button
        if self.migrated.showing():
            raise NotAllowed(
                f"{self.name or 'the app'} was migrated: it is kept as an External Client App now, and can no longer "
                "be changed as a connected app",
                hint="go on with the External Client App in Setup, or choose another APP_NAME",
            )
        if self.org.until(lambda: button.enabled, patience=AT_ONCE):  # the page had not come to rest
            return button
        raise NotAllowed(
            f'{self.title}: "{button.label}" is there and disabled, so this app cannot be changed here',
            hint="look at the app in Setup, or choose another APP_NAME",
        )

    def deletion(self) -> DeleteButton:
        """The button Delete; raises as `manage`."""
        return self._usable(self.delete_button)

    @property
    def scope_tokens(self) -> frozenset[str]:
        """A check: the tokens of the selected scopes; the page lists one a line, in its own order (grade A-img)."""
        return scope_tokens(*self.scopes.lines or ())

    @contextmanager
    def consumer_details(self, code: Code) -> Iterator[ConsumerDetails]:
        """Opens Manage Consumer Details, and leaves it again; raises as `behind_code`."""
        with behind_code(self.manage_details, ConsumerDetails, code) as details:
            yield details
            if details.org is self.org and details.back.showing():
                details.back.click()

    def consumer_secret(self, code: Code = nobody) -> Secret:
        """The consumer secret: behind Manage Consumer Details, or revealed on the page, else PartMissing; raises as
        `consumer_details`."""
        if self.manage_details.showing():
            with self.consumer_details(code) as details:
                return details.secret
        return self.hidden_secret.reveal()
