"""The pages to tick profiles and permission sets on. Their titles are known, their DOM in part (grades A, C, D)."""

from __future__ import annotations

from ...components import CheckboxTable, Heading, SaveButton
from ...screen import Screen


class ManageProfiles(Screen):
    """Application Profile Assignment, behind Manage Profiles."""

    title = "Application Profile Assignment"

    heading = Heading("Application Profile Assignment", always=True)
    table = CheckboxTable("Profiles", prefix="00e", always=True)
    save = SaveButton("Save", always=True)


class ManagePermissionSets(Screen):
    """Application Permission Set Assignment, behind Manage Permission Sets. Shape by analogy (grade C/D)."""

    title = "Application Permission Set Assignment"

    heading = Heading("Application Permission Set Assignment", always=True)
    table = CheckboxTable("Permission Sets", prefix="0PS", always=True)
    save = SaveButton("Save", always=True)
