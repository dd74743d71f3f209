"""What a user of an org may do, and what is missing to make connected apps. It asks nobody."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

CUSTOMIZE = "PermissionsCustomizeApplication"
MODIFY_ALL = "PermissionsModifyAllData"
MANAGE_APPS = "PermissionsManageRemoteAccess"
MANAGE_USERS = "PermissionsManageProfilesPermissionsets"
API = "PermissionsApiEnabled"
NO_API = "API_CURRENTLY_DISABLED"
"""The API's code for a user without the right to it (grade C)."""
LABELS: Final = {
    CUSTOMIZE: "Customize Application",
    MODIFY_ALL: "Modify All Data",
    MANAGE_APPS: "Manage Connected Apps",  # which of the API's names this label has is grade C
    MANAGE_USERS: "Manage Profiles and Permission Sets",
    API: "API Enabled",
}
"""What Setup calls them."""


@dataclass(frozen=True, slots=True)
class Rights:
    """A user's rights by their names in the API. `code` is why they are not known; empty where they are, or where
    nobody says why."""

    has: Mapping[str, bool] = field(default_factory=dict)
    code: str = ""

    @property
    def known(self) -> bool:
        """Whether the org has told them."""
        return bool(self.has)

    def for_app(self) -> list[str]:
        """What is missing to make, change or delete connected apps (documented, grade B), in Setup's words."""
        missing = [] if self._has(CUSTOMIZE) else [LABELS[CUSTOMIZE]]
        either = self._has(MODIFY_ALL) or self._has(MANAGE_APPS)
        return missing if either else [*missing, f"{LABELS[MODIFY_ALL]} (or {LABELS[MANAGE_APPS]})"]

    def for_users(self) -> list[str]:
        """What is missing to choose an app's profiles and permission sets (documented, grade B)."""
        return [LABELS[name] for name in (MODIFY_ALL, MANAGE_USERS) if not self._has(name)]

    def for_api(self) -> list[str]:
        """What is missing to use the API."""
        return [] if self._has(API) and self.code != NO_API else [LABELS[API]]

    def _has(self, name: str) -> bool:
        return self.has.get(name, True)  # what was not told is nobody's lack
