"""Setup's shell: Quick Find and the tree, in Lightning and in Classic."""

from __future__ import annotations

from contextlib import suppress
from typing import TypeVar

from ..browser.timeouts import AT_ONCE
from ..components import SearchBox, Tree
from ..errors import PartMissing, ScreenMissing
from ..screen import Screen
from .app_manager import AppManager
from .classic_apps import ClassicApps
from .users.permission_sets import PermissionSets
from .users.profiles import Profiles

S = TypeVar("S", bound=Screen)

_PERMISSION_SETS = "/lightning/setup/PermissionSetListView/page?address=%2F0PS"
"""Where the list is in an org that answers "Page not found" at PermSets/home (grade A-)."""


class LightningSetup(Screen):
    """The shell of Setup in Lightning Experience."""

    title = "Setup"
    native = True
    shape = "shell"
    paths = ("/lightning/setup/",)
    by_path = True
    home = "/lightning/setup/SetupOneHome/home"

    search = SearchBox("Search Setup", suffix="#globalSearch", variant=True)
    tree = Tree("Quick Find", suffix="input.filter-box[type=search]", variant=True)

    def app_manager(self) -> AppManager:
        """Goes to App Manager."""
        return self._go("App Manager", "/lightning/setup/NavigationMenus/home", AppManager)

    def permission_sets(self) -> PermissionSets:
        """Goes to the list of permission sets."""
        return self._go("Permission Sets", "/lightning/setup/PermSets/home", PermissionSets, _PERMISSION_SETS)

    def profiles(self) -> Profiles:
        """Goes to the list of profiles."""
        return self._go("Profiles", "/lightning/setup/EnhancedProfiles/home", Profiles)

    def _go(self, item: str, path: str, screen: type[S], other: str = "") -> S:
        """By Quick Find; by its address where the tree is folded away, as in a small window, or does not have the entry
        (addresses: grade A)."""
        if self.org.until(self.tree.showing, patience=AT_ONCE):
            with suppress(PartMissing, *([ScreenMissing] if other else [])):
                return self.tree.choose(item, screen)
        with suppress(*([ScreenMissing, PartMissing] if other else [])):
            self.org.open(path)
            return self.org.wait_for(screen)
        self.org.open(other)
        return self.org.wait_for(screen)


class ClassicSetup(Screen):
    """Setup in Salesforce Classic, where connected apps are a section of Create > Apps."""

    title = "Setup (Classic)"
    native = True
    shape = "shell"
    home = "/setup/forcecomHomepage.apexp"

    tree = Tree("Quick Find / Search...", suffix="#setupSearch", always=True)

    def app_manager(self) -> ClassicApps:
        """Goes to Create > Apps."""
        return self.tree.choose("Apps", ClassicApps, within="Create")

    def permission_sets(self) -> PermissionSets:
        """Goes to the list of permission sets."""
        return self.tree.choose("Permission Sets", PermissionSets, within="Manage Users")

    def profiles(self) -> Profiles:
        """Goes to the list of profiles."""
        return self.tree.choose("Profiles", Profiles, within="Manage Users")
