"""Who has a permission set: the pages behind Manage Assignments, Lightning's own and the classic ones.

Buttons Next and Assign, and boxes that only their drawing takes clicks for: grade A-; the other labels: grade C. Nobody
is known by place or display name here: a permission set is its id, a user is a user name or an id.
"""

from __future__ import annotations

from ...components import Button, CheckboxTable, Heading, Pick, Touch
from ...components.sight import touched
from ...components.ticks.tick_sights import ticking
from ...values.text import same
from .of_one_set import OfOneSet

_USERS = "005"
"""How ids of users begin (grade A)."""


class AssignedUsers(OfOneSet):
    """Current Assignments, or Assigned Users: who has the permission set."""

    title = "Current Assignments"

    heading = Heading("Current Assignments", "Assigned Users", always=True)
    add = Button("Add Assignments", "Add Assignment", always=True)
    users = CheckboxTable("Username", prefix=_USERS)

    def lists(self, username: str, user_id: str = "") -> bool:
        """A check: whether the page shows that user. A list may go on elsewhere, so that no is no proof.

        Raises:
            Unreadable: the list is not understood.
        """
        lines = self.users.lines(username)
        return any(line.id == user_id[:15] if user_id and line.id else same(line.name, username) for line in lines)


class AddAssignments(OfOneSet):
    """Select Users to Assign, or Assign Users: who could have it besides."""

    title = "Select Users to Assign"

    heading = Heading("Select Users to Assign", "Assign Users", always=True)
    users = CheckboxTable("Username", prefix=_USERS, always=True, stays=("Next",))  # Next leaves this page
    next_ = Button("Next", variant=True)
    assign = Button("Assign", variant=True)

    def give(self, username: str, user_id: str = "") -> AssignedUsers:
        """Picks that user and assigns the permission set, through whatever the org asks; back at who has it.

        Raises:
            PartMissing: the list has no such user.
            Unreadable: it cannot be told which user of the list is meant. Nothing was picked.
            ScreenMissing: another page came, which may say why the org refuses.
        """
        org = self.org
        org.until(
            lambda: any(same(line.name, username) for line in self.users.lines(username)), patience=org.patience.quick
        )
        self.users.choose([Pick(username, user_id[:15])])
        came = self._onward.press(AssignmentEnds, AssignmentSummary, AssignedUsers)
        if isinstance(came, AssignmentEnds):
            came = came.assign.press(AssignmentSummary, AssignedUsers)
        return came.done.press(AssignedUsers) if isinstance(came, AssignmentSummary) else came

    def touches(self, pick: Pick) -> list[Touch]:
        """A check: what a person touches to assign it to that user: the box in their row, then what goes on."""
        box = ticking(self.users, [pick]).touches
        return [*box, *touched([self._onward.sight()], [False])] if box else []

    @property
    def _onward(self) -> Button:
        return self.next_ if self.next_.showing() else self.assign


class AssignmentEnds(OfOneSet):
    """When the assignment ends, in orgs that ask; what is chosen beforehand is never."""

    title = "Select an Expiration Option For Assigned Users"

    heading = Heading("Select an Expiration Option For Assigned Users", always=True)
    assign = Button("Assign", always=True)


class AssignmentSummary(OfOneSet):
    """What became of it."""

    title = "Assignment Summary"

    heading = Heading("Assignment Summary", always=True)
    done = Button("Done", always=True)
