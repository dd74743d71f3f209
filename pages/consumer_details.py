"""Manage Consumer Details: key and secret of newer orgs, behind a verification code. Grade A-img."""

from __future__ import annotations

from .components import Button, Heading, Value
from .screen import Screen
from .secret import Secret


class ConsumerDetails(Screen):
    """The page with the consumer key and secret. It is in Classic's look, from Lightning in a tab of its own."""

    title = "Consumer Details"
    native = True

    heading = Heading("Consumer Details", always=True)
    key = Value("Consumer Key", suffix=":consumerKey", always=True)
    secret_value = Value("Consumer Secret", suffix=":consumerSecret")
    back = Button("« Back to Manage Connected Apps", "Back to Manage Connected Apps")

    @property
    def secret(self) -> Secret:
        """A look: the consumer secret; an empty one when it is not there."""
        return Secret(self.secret_value.text or "")
