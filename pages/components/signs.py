"""What a declared part looks like in a snapshot, so that its screen can be recognised. It knows no screen."""

from __future__ import annotations

from ..recognition.sign import Sign
from .choices import OnlyList, RadioOption, Toggle
from .component import Component
from .fields import Checkbox, Select, TextField
from .file_field import FileField
from .outputs import Heading, Output
from .pressing.buttons import Button
from .tables.apps.app_table import LightningTable
from .tables.related_list import RelatedList
from .ticks.tick_lines import TickList
from .tree import SearchBox

_KINDS: tuple[tuple[type[Component], str], ...] = (
    (Heading, "heading"),
    (Output, "value"),
    (Button, "button"),
    (TextField, "text"),
    (Checkbox, "check"),
    (Select, "select"),
    (FileField, "file"),
    (RadioOption, "choice"),
    (OnlyList, "select"),
    (Toggle, "toggle"),
    (SearchBox, "search"),
    (TickList, "ticks"),
    (LightningTable, "table"),
    (RelatedList, "table"),
)


def sign_of(part: Component) -> Sign:
    """The sign by which that part is told."""
    kind = next((kind for component, kind in _KINDS if isinstance(part, component)), "any")
    if isinstance(part, OnlyList):
        return Sign(kind, ())
    return Sign(kind, part.labels, tuple(part.suffixes))
