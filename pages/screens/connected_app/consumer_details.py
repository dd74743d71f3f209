"""Manage Consumer Details: key and secret of newer orgs, behind a verification code. Grade A-img."""

from __future__ import annotations

from ...components import Button, Heading, Output
from ...screen import Screen
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
