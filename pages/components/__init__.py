"""The widgets that Setup screens are made of. They never know a screen."""

from .buttons import Button, SaveButton
from .choices import Choice, Toggle
from .component import Component
from .credential import CredentialButton, CredentialField
from .dual_listbox import ScopeList
from .fields import Checkbox, FileField, Select, TextField
from .hidden_secret import HiddenSecret
from .outputs import Heading, Value
from .own_deed import OwnDeed
from .radio_with_duration import PeriodChoice
from .tables.app_table import Kind, LightningTable, Row
from .tables.checkbox_table import CheckTable
from .tables.name_list import NameList
from .tables.related_list import ListedName, RelatedList
from .tree import SearchBox, Tree

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
