"""An app as a list of apps shows it, and what kind of app the list says that it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum

from ..name_column import ListedName
from ..table_text import words


class Kind(Enum):
    """What App Type says that an app is, and whose: a managed one belongs to a package (values: grade A-img)."""

    CONNECTED = "connected app"
    MANAGED = "app of a managed package"
    EXTERNAL = "external client app"
    OTHER = "app with tabs"
    UNKNOWN = ""

    @classmethod
    def of(cls, app_type: str) -> Kind:
        """By the words of App Type, whatever stands around them."""
        said = set(words(app_type))
        if {"external", "client"} <= said:
            return cls.EXTERNAL
        if "connected" in said:
            return cls.MANAGED if said & {"managed", "packaged", "installed"} else cls.CONNECTED
        if said & {"classic", "lightning", "custom", "standard", "console", "community", "canvas"}:
            return cls.OTHER
        return cls.UNKNOWN


@dataclass(frozen=True, slots=True)
class Row:
    """An app as a list shows it. `api_name` is empty where the list says none; then `said`, all that the row
    says outside its controls, tells it from others of its name. `entry` is what to follow in a list of names."""

    name: str
    api_name: str
    app_type: str
    said: tuple[str, ...] = ()
    entry: ListedName | None = None

    @property
    def kind(self) -> Kind:
        """What it is."""
        return Kind.of(self.app_type)

    @property
    def connected(self) -> bool:
        """Whether it is a connected app, of this org or of a package."""
        return self.kind in (Kind.CONNECTED, Kind.MANAGED)

    def leads_to(self, ids: Iterable[str]) -> bool:
        """Whether the row leads to one of these ids."""
        return self.entry is not None and any(one in target for one in ids for target in self.entry.targets)

    def __str__(self) -> str:
        return f'"{self.name}" ({self.api_name})' if self.api_name else f'"{self.name}"'
