"""All that `pages` offers, by name. It declares nothing of its own; `pages` imports it when a name is asked for."""

from .browser.timeouts import Timeouts
from .dom.query import register
from .org import Org
from .screen import Screen
from .screens.app_manager import AppManager
from .screens.classic_apps import ClassicApps
from .screens.connected_app.app_chooser import AppChooser
from .screens.connected_app.assignments import ManagePermissionSets, ManageProfiles
from .screens.connected_app.connected_app_detail import ConnectedAppDetail
from .screens.connected_app.connected_app_policies import ConnectedAppPolicies
from .screens.connected_app.edit_policies import EditPolicies
from .screens.connected_app.new_connected_app import ContinueNotice, NewConnectedApp
from .screens.external_client_apps import ExternalClientAppSettings
from .screens.setup import ClassicSetup, LightningSetup
from .screens.sign_in.login import Login
from .screens.users.assignments import AddAssignments, AssignedUsers, AssignmentEnds, AssignmentSummary
from .screens.users.permission_sets import NewPermissionSet, PermissionSet, PermissionSets
from .screens.users.profiles import Profiles
from .values.app_identity import AppIdentity
from .values.secret import Secret

__all__ = [
    "AddAssignments",
    "AppChooser",
    "AppIdentity",
    "AppManager",
    "AssignedUsers",
    "AssignmentEnds",
    "AssignmentSummary",
    "ClassicApps",
    "ClassicSetup",
    "ConnectedAppDetail",
    "ConnectedAppPolicies",
    "ContinueNotice",
    "EditPolicies",
    "ExternalClientAppSettings",
    "LightningSetup",
    "Login",
    "ManagePermissionSets",
    "ManageProfiles",
    "NewConnectedApp",
    "NewPermissionSet",
    "Org",
    "PermissionSet",
    "PermissionSets",
    "Profiles",
    "Screen",
    "Secret",
    "Timeouts",
    "register",
]
