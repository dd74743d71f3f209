"""The page on which a user allows an app to act for them, at the end of a web login. Its DOM is a guess (grade D)."""

from __future__ import annotations

from ...components import Button
from ...screen import Screen


class Approval(Screen):
    """Allow Access?"""

    title = "Allow Access"
    native = True

    allow = Button("Allow", always=True)
    deny = Button("Deny", always=True)
