"""Setup's shell: Quick Find and the tree, in Lightning and in Classic."""

from __future__ import annotations

from ..components import SearchBox, Tree
from ..screen import Screen
from .app_manager import AppManager
from .classic_apps import ClassicApps
from .users.permission_sets import PermissionSets
from .users.profiles import Profiles

_PERMISSION_SETS = ("/lightning/setup/PermSets/home", "/lightning/setup/PermissionSetListView/page?address=%2F0PS")
"""Where the list is, and where in an org that answers "Page not found" there (grades A, A-)."""


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
        return self.tree.go("App Manager", AppManager, "/lightning/setup/NavigationMenus/home")

    def permission_sets(self) -> PermissionSets:
        """Goes to the list of permission sets."""
        return self.tree.go("Permission Sets", PermissionSets, *_PERMISSION_SETS)

    def profiles(self) -> Profiles:
        """Goes to the list of profiles."""
        return self.tree.go("Profiles", Profiles, "/lightning/setup/EnhancedProfiles/home")


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
