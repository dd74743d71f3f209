"""Setup's shell: Quick Find and the tree, in Lightning and in Classic."""

from __future__ import annotations

from ..components import SearchBox, Touch, Tree
from ..components.sight import sight_of
from ..org import Org
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

    def to_app_manager(self) -> list[Touch]:
        """A check: what a person touches next to come to App Manager."""
        return self.tree.touches("App Manager", within="Apps")

    def to_permission_sets(self) -> list[Touch]:
        """A check: what a person touches next to come to the list of permission sets."""
        return self.tree.touches("Permission Sets", within="Users")

    def to_creation_settings(self) -> list[Touch]:
        """A check: what a person touches next to come to External Client Apps > Settings."""
        return self.tree.touches("Settings", within="External Client Apps", typed="External Client Apps")

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

    def to_app_manager(self) -> list[Touch]:
        """A check: what a person touches next to come to Create > Apps."""
        return self.tree.touches("Apps", within="Create")

    def to_permission_sets(self) -> list[Touch]:
        """A check: what a person touches next to come to the list of permission sets."""
        return self.tree.touches("Permission Sets", within="Manage Users")

    def to_creation_settings(self) -> list[Touch]:
        """A check: what a person touches next to come to External Client Apps > Settings."""
        return self.tree.touches("Settings", within="External Client Apps", typed="External Client Apps")

    def permission_sets(self) -> PermissionSets:
        """Goes to the list of permission sets."""
        return self.tree.choose("Permission Sets", PermissionSets, within="Manage Users")

    def profiles(self) -> Profiles:
        """Goes to the list of profiles."""
        return self.tree.choose("Profiles", Profiles, within="Manage Users")


_DOORS = (
    ("#related_setup_app_home a", "Setup in the menu of the gear"),
    (".setupGear [role=button], .setupGear button", "the gear"),
    ("#setupLink", "Setup"),
)
"""CSS of what leads into Setup from any page, the innermost first: in Lightning and in Classic (grade A)."""


def into_setup(org: Org) -> list[Touch]:
    """A check: what a person touches next to come to Setup from another page of the org."""
    page = org.page
    for css, name in _DOORS if org.hosts.owns(page.url) else ():
        if (found := sight_of(page.locator(css).filter(visible=True), name, page)) is not None:
            return [Touch(found)]
    return []
