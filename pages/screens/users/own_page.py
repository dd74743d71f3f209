"""The page of the user who is signed in, where they register a passkey. It is a classic page (grade A)."""

from __future__ import annotations

from ...components import Button, Heading
from ...screen import Screen


class OwnUser(Screen):
    """User, with the list Built-in Authenticators. That its link leads to the registration is of grade A, its words are
    not: there may be other links of that name, and then none of them is pressed."""

    title = "User"
    paths = ("/005",)

    heading = Heading("User", "User Detail")
    register = Button("Register", always=True)

    @staticmethod
    def path(user_id: str) -> str:
        """Where it is (grade A)."""
        return f"/{user_id}?noredirect=1&isUserEntityOverride=1"
