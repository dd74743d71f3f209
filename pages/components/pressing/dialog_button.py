"""A button of the dialog that asks the screen's question, where another one, such as a prompt, has a namesake."""

from __future__ import annotations

from collections.abc import Iterator

from playwright.sync_api import Frame, Locator

from ...dom.query import DIALOGS
from .buttons import Button

_CHOICE = "input:not([type=hidden], [type=submit], [type=button]), select, [role=radio], [role=combobox], " + (
    "[role=option], [aria-haspopup=listbox]"
)


class DialogButton(Button):
    """A button that is looked for first in the dialogs in which there is something to choose; then on the whole page,
    since the question may be a page of its own."""

    def candidates(self, surface: Frame) -> Iterator[Locator]:
        yield self.query.of(surface.locator(DIALOGS).filter(has=surface.locator(_CHOICE), visible=True))
        yield self.query.of(surface)
