"""The pages to tick profiles and permission sets on. Their titles are known, their DOM in part (grades A, C, D)."""

from __future__ import annotations

from collections.abc import Sequence

from ...components import CheckboxTable, Heading, Pick, SaveButton
from ...components.ticks.tick_sights import Ticking, ticking
from ...screen import Screen


class _Assignment(Screen):
    """A page to tick names on."""

    table: CheckboxTable
    save: SaveButton

    def ticking(self, ticks: Sequence[Pick], unticks: Sequence[Pick] = ()) -> Ticking:
        """A check: what a person touches to tick these names and untick those."""
        return ticking(self.table, ticks, unticks)


class ManageProfiles(_Assignment):
    """Application Profile Assignment, behind Manage Profiles."""

    title = "Application Profile Assignment"

    heading = Heading("Application Profile Assignment", always=True)
    table = CheckboxTable("Profiles", prefix="00e", always=True)
    save = SaveButton("Save", always=True)


class ManagePermissionSets(_Assignment):
    """Application Permission Set Assignment, behind Manage Permission Sets. Shape by analogy (grade C/D)."""

    title = "Application Permission Set Assignment"

    heading = Heading("Application Permission Set Assignment", always=True)
    table = CheckboxTable("Permission Sets", prefix="0PS", always=True)
    save = SaveButton("Save", always=True)
