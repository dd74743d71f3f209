"""Permission sets: the list, the form that makes one, and the page of one. Ids of 2018 (grade A), labels (grade C)."""

from __future__ import annotations

from ...components import Button, Heading, NameList, Output, SaveButton, TextField, Touch
from ...components.sight import touched
from ...errors import Unreadable
from ...screen import Screen
from ...values.app_identity import same_api_name
from ...values.text import key, same
from .assignments import AssignedUsers
from .of_one_set import OfOneSet


class PermissionSets(Screen):
    """The list of permission sets."""

    title = "Permission Sets"
    titles = ("Permission Sets",)
    paths = ("/PermissionSetLightningPage", "/PermissionSetListView", "/0PS$")

    heading = Heading("Permission Sets", always=True)
    new_button = Button("New", always=True)
    names = NameList("permission sets", prefix="0PS")

    def names_now(self) -> list[str]:
        """A check: the names that the list shows, as texts are compared."""
        return [key(name) for name in self.names.shown().values()]

    def to_set(self, record: str, label: str) -> list[Touch]:
        """A check: what a person touches to come to the page of that permission set."""
        return list(touched([self.names.sight_of_record(record, label)], [False]))

    def create(self, label: str, api_name: str) -> PermissionSet:
        """Makes a permission set.

        Raises:
            Unreadable: what comes after Save is the page of another one, so that it is not known whether it was made.
            Refused, PartMissing, ScreenMissing: as `SaveButton.press`.
        """
        form = self.new_button.press(NewPermissionSet)
        form.name_it(label, api_name)
        page = form.save.press(PermissionSet, PermissionSets)
        if isinstance(page, PermissionSets):  # where Save leads to the list, the new one is in there
            found = [record for record, name in page.names.all().items() if same(name, label)]
            if len(found) != 1:
                raise _unclear(f'{len(found)} of the name "{label}" in the list', api_name)
            self.org.open_classic(f"/{found[0]}")
            page = self.org.wait_for(PermissionSet)
        patience = self.org.patience.quick
        shown = page.read_whole(lambda: self.org.until(lambda: page.api_name.text, patience=patience)) or ""
        if not same_api_name(shown, api_name):
            raise _unclear(shown or "without an API name", api_name)
        return page


def _unclear(shown: str, api_name: str) -> Unreadable:
    return Unreadable(
        f"after Save the org shows the permission set {shown}, not {api_name}: whether it was made cannot be told",
        hint="look for it in Setup, then run the same command again",
    )


class NewPermissionSet(Screen):
    """Permission Set Create."""

    title = "Permission Set Create"

    label = TextField("Label", suffix="permSetLabelInput", always=True)
    api_name = TextField("API Name", suffix="permSetDevNameInput", always=True)
    save = SaveButton("Save", always=True)

    def name_it(self, label: str, api_name: str) -> None:
        """Types both, and once more where the page lost one: with a frame that was exchanged what was typed is gone.

        Raises:
            Unreadable: it does not keep them; nothing is to be saved.
        """
        for _ in range(2):
            self.label.fill_both(label, self.api_name, api_name)
            if self.read_whole(
                lambda: same(self.label.value or "", label) and same(self.api_name.value or "", api_name)
            ):
                return
        raise Unreadable(
            f"{self.title} does not keep what is typed into it; nothing was saved", hint="run the same command again"
        )


class PermissionSet(OfOneSet):
    """The page of a stored permission set."""

    title = "Permission Set"

    manage_assignments = Button("Manage Assignments", always=True)
    api_name = Output("API Name", always=True)

    def assigned(self, record: str, label: str) -> AssignedUsers:
        """Goes on to who has it, if this is the page of that permission set; raises as `must_show_set`."""
        return self.must_show_set(record, label).manage_assignments.press(AssignedUsers).must_show_set(record, label)
