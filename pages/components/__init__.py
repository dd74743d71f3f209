"""The widgets that Setup screens are made of. They never know a screen."""

from .app_list import Kind, LightningTable, Row
from .buttons import Button, SaveButton
from .check_table import CheckTable
from .choices import Choice, Toggle
from .component import Component
from .credential import CredentialButton, CredentialField
from .dual_list import ScopeList
from .fields import Checkbox, FileField, Select, TextField
from .hidden_secret import HiddenSecret
from .name_list import NameList
from .own_deed import OwnDeed
from .period_choice import PeriodChoice
from .related_list import ListedName, RelatedList
from .tree import SearchBox, Tree
from .values import Heading, Value

__all__ = [
    "Button",
    "CheckTable",
    "Checkbox",
    "Choice",
    "Component",
    "CredentialButton",
    "CredentialField",
    "FileField",
    "Heading",
    "HiddenSecret",
    "Kind",
    "LightningTable",
    "ListedName",
    "NameList",
    "OwnDeed",
    "PeriodChoice",
    "RelatedList",
    "Row",
    "SaveButton",
    "ScopeList",
    "SearchBox",
    "Select",
    "TextField",
    "Toggle",
    "Tree",
    "Value",
]
