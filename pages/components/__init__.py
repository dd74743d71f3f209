"""The widgets that Setup screens are made of. They never know a screen."""

from .choices import OnlyList, RadioOption, Toggle
from .component import Component
from .credential import CredentialButton, CredentialField
from .dual_listbox import DualListbox
from .fields import Checkbox, Select, TextField
from .file_field import ChosenFile, FileField
from .hidden_secret import HiddenSecret
from .outputs import Heading, Output, Words
from .pressing.buttons import Button
from .pressing.delete_button import DeleteButton
from .pressing.dialog_button import DialogButton
from .pressing.page_question import Question
from .pressing.save_button import SaveButton
from .radio_with_duration import RadioWithDuration
from .sight import Sight, Touch
from .tables.apps.app_row import Kind, Row
from .tables.apps.app_search import AppSearch, ListOfApps
from .tables.apps.app_table import LightningTable
from .tables.apps.listed_apps import ListedApps
from .tables.name_list import NameList
from .tables.related_list import RelatedList
from .ticks.checkbox_table import CheckboxTable
from .ticks.tick_lines import Pick
from .tree import SearchBox, Tree

__all__ = [
    "AppSearch",
    "Button",
    "Checkbox",
    "CheckboxTable",
    "ChosenFile",
    "Component",
    "CredentialButton",
    "CredentialField",
    "DeleteButton",
    "DialogButton",
    "DualListbox",
    "FileField",
    "Heading",
    "HiddenSecret",
    "Kind",
    "LightningTable",
    "ListOfApps",
    "ListedApps",
    "NameList",
    "OnlyList",
    "Output",
    "Pick",
    "Question",
    "RadioOption",
    "RadioWithDuration",
    "RelatedList",
    "Row",
    "SaveButton",
    "SearchBox",
    "Select",
    "Sight",
    "TextField",
    "Toggle",
    "Touch",
    "Tree",
    "Words",
]
