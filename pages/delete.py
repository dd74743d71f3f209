"""The way a connected app is deleted: its Delete button, and whatever the org asks before it obeys."""

from __future__ import annotations

from .app_manager import AppManager, ClassicApps
from .components import Button
from .connected_app import ConnectedAppDetail
from .screen import Screen

_CONFIRM = ("Delete", "Are you sure")
"""How the question may begin, if it is a native dialog. That Delete asks again is grade B, the words grade D."""


class DeleteQuestion(Screen):
    """A page that asks again, should the question be one (grade D)."""

    title = "Delete"

    delete = Button("Delete", always=True)


def delete_app(page: ConnectedAppDetail) -> AppManager | ClassicApps:
    """Presses Delete, answers the question, and waits for the list of apps.

    Raises:
        PartMissing, ScreenMissing, SessionEnded, NotAllowed: as `Org.at`.
    """
    org = page.org
    for beginning in _CONFIRM:
        org.dialogs.expect(beginning)
    left = org.face()
    page.delete_button.click()

    def asked() -> bool:
        return org.now(ConnectedAppDetail) is None and org.now(DeleteQuestion) is not None

    landings: tuple[type[AppManager | ClassicApps], ...] = (AppManager, ClassicApps)
    landed = org.first_of(*landings, left=left, patience=org.patience.save, otherwise=asked)
    if landed is True:
        return DeleteQuestion(org).delete.press(*landings)
    if landed is False:
        raise org.absent(*landings)
    return landed
