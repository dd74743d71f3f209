"""The way a connected app is deleted, from its own page."""

from __future__ import annotations

from collections.abc import Collection

from ..values.app_identity import AppIdentity
from .app_manager import AppManager
from .classic_apps import ClassicApps
from .connected_app.connected_app_detail import ConnectedAppDetail


def delete_app(page: ConnectedAppDetail, app: AppIdentity, others: Collection[str]) -> str:
    """Deletes the app that its page shows; as `DeleteButton.delete`."""
    return page.deletion().delete(app, others, AppManager, ClassicApps)
