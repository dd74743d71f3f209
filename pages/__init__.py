"""Page objects for the Setup screens of a Salesforce org that concern connected apps.

Looking an app up has three answers: the app; None, where the list was understood and has no such app; and
`errors.Unreadable`, where it was not, so that nothing may follow from it. What goes wrong is one of `pages.errors`.
"""

from .app_chooser import AppChooser
from .app_identity import AppIdentity
from .app_manager import AppManager
from .assignments import ManagePermissionSets, ManageProfiles
from .classic_apps import ClassicApps
from .connected_app import ConnectedAppDetail
from .connected_app_policies import ConnectedAppPolicies
from .edit_policies import EditPolicies
from .external_client_apps import ExternalClientAppSettings
from .login import Login
from .new_connected_app import ContinueNotice, NewConnectedApp
from .org import Org
from .patience import Patience
from .permission_sets import NewPermissionSet, PermissionSet, PermissionSets
from .profiles import Profiles
from .screen import Screen
from .secret import Secret
from .setup import ClassicSetup, LightningSetup

__all__ = [
    "AppChooser",
    "AppIdentity",
    "AppManager",
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
    "Patience",
    "PermissionSet",
    "PermissionSets",
    "Profiles",
    "Screen",
    "Secret",
]
